package guard

import (
	"encoding/json"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Size refuses variables that hold too much. mayHoldTexts lifts the limit of strings, for mutations.
func Size(variables map[string]any, mayHoldTexts bool, l Limits) gqlerror.List {
	values := 0
	for _, v := range variables {
		if errs := sizeOf(v, 1, &values, mayHoldTexts, l); errs != nil {
			return errs
		}
	}
	return nil
}

func sizeOf(v any, depth int, values *int, mayHoldTexts bool, l Limits) gqlerror.List {
	*values++
	switch {
	case depth > l.VariableDepth:
		return refuse("the variables are more than %d levels deep", l.VariableDepth)
	case *values > l.Variables:
		return refuse("the variables hold more than %d values", l.Variables)
	}
	switch v := v.(type) {
	case string:
		if len(v) > l.StringBytes && !mayHoldTexts {
			return refuse("a string of the variables is longer than %d bytes", l.StringBytes)
		}
	case []any:
		if len(v) > l.ListLength {
			return refuse("a list of the variables has %d entries; at most %d are taken", len(v), l.ListLength)
		}
		for _, e := range v {
			if errs := sizeOf(e, depth+1, values, mayHoldTexts, l); errs != nil {
				return errs
			}
		}
	case map[string]any:
		for _, e := range v {
			if errs := sizeOf(e, depth+1, values, mayHoldTexts, l); errs != nil {
				return errs
			}
		}
	}
	return nil
}

// Variables checks values against the types the operation declares, more strictly than the library that coerces them:
// enum values letter for letter, numbers as numbers, 32-bit integers, and exactly one entry where @oneOf asks for it.
func Variables(schema *ast.Schema, op *ast.OperationDefinition, variables map[string]any) gqlerror.List {
	for _, def := range op.VariableDefinitions {
		v, given := variables[def.Variable]
		if !given {
			if def.Type.NonNull && def.DefaultValue == nil {
				return fail(CodeInput, "variable $%s must be given", Shorten(def.Variable, 40))
			}
			continue
		}
		if errs := checkValue(schema, def.Type, v, "$"+Shorten(def.Variable, 40)); errs != nil {
			return errs
		}
	}
	return nil
}

func checkValue(schema *ast.Schema, t *ast.Type, v any, at string) gqlerror.List {
	if v == nil {
		if t.NonNull {
			return fail(CodeInput, "%s must not be null", at)
		}
		return nil
	}
	if t.Elem != nil {
		list, ok := v.([]any)
		if !ok {
			return checkValue(schema, t.Elem, v, at)
		}
		for i, e := range list {
			if errs := checkValue(schema, t.Elem, e, at+"["+strconv.Itoa(i)+"]"); errs != nil {
				return errs
			}
		}
		return nil
	}
	def := schema.Types[t.NamedType]
	switch {
	case def == nil:
		return fail(CodeInput, "%s is of no known type", at)
	case def.Kind == ast.InputObject:
		return checkObject(schema, def, v, at)
	case def.Kind == ast.Enum:
		s, ok := v.(string)
		if !ok || def.EnumValues.ForName(s) == nil {
			return fail(CodeInput, "%s must be a value of %s", at, def.Name)
		}
	case !isScalar(def.Name, v):
		return fail(CodeInput, "%s must be a value of %s", at, def.Name)
	}
	return nil
}

func checkObject(schema *ast.Schema, def *ast.Definition, v any, at string) gqlerror.List {
	object, ok := v.(map[string]any)
	if !ok {
		return fail(CodeInput, "%s must be an object of %s", at, def.Name)
	}
	for name := range object {
		if def.Fields.ForName(name) == nil {
			return fail(CodeInput, "%s has a field that %s does not have", at, def.Name)
		}
	}
	if def.Directives.ForName("oneOf") != nil && !hasExactlyOne(object) {
		return fail(CodeInput, "%s must have exactly one field that is not null", at)
	}
	for _, f := range def.Fields {
		value, given := object[f.Name]
		switch {
		case !given && f.Type.NonNull && f.DefaultValue == nil:
			return fail(CodeInput, "%s.%s must be given", at, f.Name)
		case !given:
			continue
		}
		if errs := checkValue(schema, f.Type, value, at+"."+f.Name); errs != nil {
			return errs
		}
	}
	return nil
}

func hasExactlyOne(object map[string]any) bool {
	for _, v := range object {
		return len(object) == 1 && v != nil
	}
	return false
}

// isScalar tells whether a JSON value is of a built-in scalar; other scalars check themselves.
func isScalar(name string, v any) bool {
	number, isNumber := v.(json.Number)
	_, isString := v.(string)
	_, isBool := v.(bool)
	switch name {
	case "Int":
		_, err := strconv.ParseInt(number.String(), 10, 32)
		return isNumber && err == nil
	case "Float":
		_, err := number.Float64()
		return isNumber && err == nil
	case "String":
		return isString
	case "Boolean":
		return isBool
	case "ID":
		_, err := number.Int64()
		return isString || isNumber && err == nil
	case "Date", "DateTime":
		return isString
	}
	_, isFile := v.(graphql.Upload)
	return isFile
}
