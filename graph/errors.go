package graph

import (
	"context"
	"errors"
	"fmt"
)

// Code classifies an [Error] for programs; GraphQL shows it as extensions.code.
type Code string

// The codes.
const (
	BadInput      Code = "BAD_USER_INPUT"
	NotFound      Code = "NOT_FOUND"
	Conflict      Code = "CONFLICT"
	Unavailable   Code = "UNAVAILABLE"
	Timeout       Code = "TIMEOUT"
	Cancelled     Code = "CANCELLED"
	LimitExceeded Code = "LIMIT_EXCEEDED"
	EvidenceWrong Code = "EVIDENCE_MISMATCH"
	NewerSchema   Code = "NEWER_SCHEMA"
	Internal      Code = "INTERNAL"
)

// Error is the one error type of the product. Message is for people: lower case, no full stop, with the next step.
// Err is the cause, for logs only: it is never shown to a client.
type Error struct {
	Code    Code
	Message string
	Field   string // which input field, "" if none
	Err     error
}

// Error is the message, followed by the cause if there is one.
func (e *Error) Error() string {
	if e.Err != nil {
		return e.Message + ": " + e.Err.Error()
	}
	return e.Message
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an error with a code and a message for people.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// Wrap gives err a code and a message for people; an error that already has a code, or a done context, keeps its own. Wrap(nil) is nil.
func Wrap(err error, code Code, message string) error {
	if err == nil {
		return nil
	}
	var e *Error
	switch {
	case errors.As(err, &e):
		return err
	case errors.Is(err, context.DeadlineExceeded):
		return &Error{Code: Timeout, Message: "it took too long; ask for less or give more time", Err: err}
	case errors.Is(err, context.Canceled):
		return &Error{Code: Cancelled, Message: "cancelled", Err: err}
	}
	return &Error{Code: code, Message: message, Err: err}
}

// CodeOf is the code of err: Internal for an error without one, "" for nil.
func CodeOf(err error) Code {
	var e *Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &e):
		return e.Code
	case errors.Is(err, context.DeadlineExceeded):
		return Timeout
	case errors.Is(err, context.Canceled):
		return Cancelled
	}
	return Internal
}
