// What can go wrong when the server is asked, in words for people.
import { strings } from '$src/strings';

/** A refusal or a failure. `message` is for people; `code` is the API's, or UNREACHABLE when no answer came. */
export class ApiError extends Error {
  readonly code: string;
  /** The input field that was wrong, such as `filter.said.from`. */
  readonly field: string | undefined;

  constructor(code: string, message: string, field?: string) {
    super(sentence(message));
    this.name = 'ApiError';
    this.code = code;
    this.field = field;
  }
}

/** The server's messages have neither capital nor full stop; on a page they stand alone and have both. */
export function sentence(message: string): string {
  const trimmed = message.trim();
  if (trimmed === '') return strings.errors.unknown;
  const first = String.fromCodePoint(trimmed.codePointAt(0) ?? 0);
  const end = /[.!?…]$/.test(trimmed) ? '' : '.';
  return first.toLocaleUpperCase('en') + trimmed.slice(first.length) + end;
}

/** Turns whatever was thrown into an ApiError. */
export function asApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  return new ApiError('UNKNOWN', thrown instanceof Error ? thrown.message : strings.errors.unknown);
}

/** Whether an error only says that the asker has lost interest. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}
