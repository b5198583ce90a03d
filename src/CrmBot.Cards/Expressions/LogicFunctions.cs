namespace CrmBot.Cards;

internal static class LogicFunctions
{
    public static IEnumerable<Function> All =>
    [
        new("if", 3, 3, ResultText.FromBranches) { Lazy = (a, s) => a[0].Evaluate(s).Holds ? a[1].Evaluate(s) : a[2].Evaluate(s) },
        new("and", 1, int.MaxValue, ResultText.FromArguments) { Lazy = And },
        new("or", 1, int.MaxValue, ResultText.FromArguments) { Lazy = Or },
        new("coalesce", 1, int.MaxValue, ResultText.FromArguments) { Lazy = Coalesce },
        Condition("not", 1, 1, a => !a[0].Holds),
        Condition("exists", 1, 1, a => !a[0].IsNothing),
        Condition("empty", 1, 1, a => IsEmpty(a[0])),
        Condition("bool", 1, 1, a => a[0].Holds && !(a[0].IsNumber && a[0].Number == 0) && !(a[0].IsString && a[0].Text == "false")),
        Condition("equals", 2, 2, a => a[0].SameAs(a[1])),
        Condition("notEquals", 2, 2, a => !a[0].SameAs(a[1])),
        Condition("less", 2, 2, a => Compare(a, order => order < 0)),
        Condition("lessOrEquals", 2, 2, a => Compare(a, order => order <= 0)),
        Condition("greater", 2, 2, a => Compare(a, order => order > 0)),
        Condition("greaterOrEquals", 2, 2, a => Compare(a, order => order >= 0)),
    ];

    private static Function Condition(string name, int least, int most, Func<Value[], bool> holds) =>
        new(name, least, most, ResultText.Never) { Eager = a => Value.Of(holds(a)), TakesMissing = true };

    private static Value And(Expression[] arguments, Scope scope) => Value.Of(Array.TrueForAll(arguments, a => a.Evaluate(scope).Holds));

    // As the official engine: the last operand's own value (false or null) when none holds.
    private static Value Or(Expression[] arguments, Scope scope)
    {
        var last = Value.False;
        foreach (var argument in arguments)
        {
            last = argument.Evaluate(scope);
            if (last.Holds)
                return Value.True;
        }

        return last.Kind is ValueKind.Missing ? Value.Null : last;
    }

    private static Value Coalesce(Expression[] arguments, Scope scope)
    {
        foreach (var argument in arguments)
            if (argument.Evaluate(scope) is { IsNothing: false } value)
                return value;
        return Value.Missing;
    }

    private static bool IsEmpty(in Value value) => value.Kind switch
    {
        ValueKind.Missing or ValueKind.Null => true,
        ValueKind.String => value.Text.Length == 0,
        ValueKind.Array => value.Array.Count == 0,
        ValueKind.Object => value.Object.Count == 0,
        _ => false,
    };

    private static bool Compare(Value[] operands, Func<int, bool> holds)
    {
        var (left, right) = (operands[0], operands[1]);
        if (left.IsNothing || right.IsNothing)
            return false;
        if (left.IsNumber && right.IsNumber)
            return holds(left.Number.CompareTo(right.Number));
        if (left.IsString && right.IsString)
            return holds(string.CompareOrdinal(left.Text, right.Text));
        throw new ExpressionException("only two numbers or two texts can be compared");
    }
}
