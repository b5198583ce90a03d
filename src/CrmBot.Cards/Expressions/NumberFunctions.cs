namespace CrmBot.Cards;

internal static class NumberFunctions
{
    public static IEnumerable<Function> All =>
    [
        // add joins texts as well, so its result may carry them.
        new("add", 2, int.MaxValue, ResultText.FromArguments) { Eager = a => Fold(a, Add) },
        Number("sub", 1, a => Fold(a, (x, y) => Value.Of(Read(x) - Read(y)))),
        Number("mul", 2, a => Fold(a, (x, y) => Value.Of(Read(x) * Read(y)))),
        Number("div", 2, a => Fold(a, Divide)),
        Number("mod", 2, 2, a => Value.Of(Whole(a[0]) % NotZero(Whole(a[1])))),
        Number("exp", 2, 2, a => Value.Of(Math.Pow(Read(a[0]), Read(a[1])))),
        Number("min", 1, a => Extreme(a, Math.Min)),
        Number("max", 1, a => Extreme(a, Math.Max)),
        Number("abs", 1, 1, a => Value.Of(Math.Abs(Read(a[0])))),
        Number("floor", 1, 1, a => Value.Of(Math.Floor(Read(a[0])))),
        Number("ceiling", 1, 1, a => Value.Of(Math.Ceiling(Read(a[0])))),
        Number("round", 1, 2, a => Value.Of(Round(Read(a[0]), a.Length < 2 ? 0 : Digits(a[1])))),
        Number("int", 1, 1, a => Value.Of(Math.Truncate(Parse(a[0])))),
        Number("float", 1, 1, a => Value.Of(Parse(a[0]))),
    ];

    private static Function Number(string name, int least, Func<Value[], Value> apply) => Number(name, least, int.MaxValue, apply);

    private static Function Number(string name, int least, int most, Func<Value[], Value> apply) =>
        new(name, least, most, ResultText.Never) { Eager = apply };

    public static double Read(in Value value) =>
        value.IsNumber ? value.Number : throw new ExpressionException($"{Show(value)} is not a number");

    public static double Whole(in Value value) =>
        Read(value) is var number && number == Math.Floor(number)
            ? number
            : throw new ExpressionException($"{Show(value)} is not a whole number");

    /// <summary>Half rounds up, as in JavaScript.</summary>
    public static double Round(double number, int digits)
    {
        var scale = Math.Pow(10, digits);
        var scaled = Math.Floor(number * scale + 0.5) / scale;
        return double.IsFinite(scaled) ? scaled : number;
    }

    public static int Digits(in Value value) =>
        Whole(value) is >= 0 and <= 15 and var digits ? (int)digits : throw new ExpressionException("digits must be 0 to 15");

    private static Value Fold(Value[] operands, Func<Value, Value, Value> apply)
    {
        // One operand happens only for the unary signs: 0 - x.
        if (operands.Length == 1)
            return apply(Value.Of(0d), operands[0]);
        var result = operands[0];
        for (var i = 1; i < operands.Length; i++)
            result = apply(result, operands[i]);
        return result;
    }

    private static Value Add(Value left, Value right)
    {
        if (left.IsNumber && right.IsNumber)
            return Value.Of(left.Number + right.Number);
        if ((left.IsNumber || left.IsString) && (right.IsNumber || right.IsString))
            return Value.Of(PrintValue.Plain(left) + PrintValue.Plain(right));
        throw new ExpressionException($"{Show(left)} and {Show(right)} cannot be added");
    }

    // Two whole numbers divide to a whole number, rounded down: that is the language's rule.
    private static Value Divide(Value left, Value right)
    {
        var (x, y) = (Read(left), NotZero(Read(right)));
        return Value.Of(x == Math.Floor(x) && y == Math.Floor(y) ? Math.Floor(x / y) : x / y);
    }

    private static double NotZero(double divisor) => divisor != 0 ? divisor : throw new ExpressionException("division by zero");

    private static Value Extreme(Value[] operands, Func<double, double, double> better)
    {
        double? best = null;
        foreach (var number in operands.SelectMany(o => o.Kind is ValueKind.Array ? o.Array.Select(e => Read(Value.Of(e))) : [Read(o)]))
            best = best is { } known ? better(known, number) : number;
        return best is { } found ? Value.Of(found) : throw new ExpressionException("min and max need at least one number");
    }

    private static double Parse(in Value value)
    {
        if (value.IsNumber)
            return value.Number;
        if (value.IsString && double.TryParse(value.Text, System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture, out var number))
            return number;
        throw new ExpressionException($"{Show(value)} is not a number");
    }

    // Never the text itself: messages end up in logs, and the text may be somebody's.
    private static string Show(in Value value) =>
        value.Kind is ValueKind.String ? "a text"
            : value.Kind is ValueKind.Number ? "the number"
            : value.Kind.ToString().ToLowerInvariant();
}
