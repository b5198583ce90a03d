using System.Globalization;
using System.Text;

namespace CrmBot.Cards;

internal static class TextFunctions
{
    private const char MinusSign = '\u2212';

    public static IEnumerable<Function> All =>
    [
        new("concat", 1, int.MaxValue, ResultText.FromArguments) { Eager = Concat },
        new("string", 1, 1, ResultText.FromArguments) { Eager = a => Value.Of(AsString(a[0])) },
        Text("toUpper", 1, 1, a => Read(a[0]).ToUpperInvariant()),
        Text("toLower", 1, 1, a => Read(a[0]).ToLowerInvariant()),
        Text("trim", 1, 1, a => Read(a[0]).Trim()),
        Text("substring", 2, 3, Substring),
        Text("replace", 3, 3, Replace),
        Test("startsWith", a => Read(a[0]).StartsWith(Read(a[1]), StringComparison.Ordinal)),
        Test("endsWith", a => Read(a[0]).EndsWith(Read(a[1]), StringComparison.Ordinal)),
        new("length", 1, 1, ResultText.Never) { Eager = a => Value.Of((double)Read(a[0]).Length) },
        // formatNumber refuses anything but a number, so what it yields is safe to show anywhere.
        new("formatNumber", 2, 3, ResultText.Never) { Eager = a => Value.Of(FormatNumber(a)) },
    ];

    private static Function Text(string name, int least, int most, Func<Value[], string> apply) =>
        new(name, least, most, ResultText.FromArguments) { Eager = a => Value.Of(apply(a)) };

    private static Function Test(string name, Func<Value[], bool> holds) =>
        new(name, 2, 2, ResultText.Never) { Eager = a => Value.Of(holds(a)) };

    public static string Read(in Value value) =>
        value.IsString ? value.Text : throw new ExpressionException($"a text is needed, not {value.Kind}");

    private static Value Concat(Value[] operands)
    {
        if (Array.TrueForAll(operands, o => o.Kind is ValueKind.Array))
            return ListFunctions.Join(operands);
        var text = new StringBuilder();
        foreach (var operand in operands)
            text.Append(PrintValue.Operand(operand));
        return Value.Of(text.ToString());
    }

    private static string AsString(in Value value) => value.IsNumber ? Grouped(PrintValue.Number(value.Number)) : PrintValue.Operand(value);

    private static string Substring(Value[] a)
    {
        var text = Read(a[0]);
        var start = NumberFunctions.Whole(a[1]);
        var length = a.Length > 2 ? NumberFunctions.Whole(a[2]) : text.Length - start;
        if (start < 0 || start > text.Length || length < 0 || start + length > text.Length)
            throw new ExpressionException("substring reaches beyond the text");
        return text.Substring((int)start, (int)length);
    }

    private static string Replace(Value[] a)
    {
        var what = Read(a[1]);
        if (what.Length == 0)
            throw new ExpressionException("replace needs something to look for");
        return Read(a[0]).Replace(what, Read(a[2]), StringComparison.Ordinal);
    }

    private static string FormatNumber(Value[] a)
    {
        var digits = NumberFunctions.Digits(a[1]);
        var number = NumberFunctions.Round(NumberFunctions.Read(a[0]), digits);
        var culture = a.Length > 2 ? CultureInfo.GetCultureInfo(Read(a[2])) : CultureInfo.InvariantCulture;
        var text = Math.Abs(number).ToString($"N{digits}", culture);
        return number < 0 ? MinusSign + text : text;
    }

    private static string Grouped(string number)
    {
        var negative = number.StartsWith('-');
        var digits = negative ? number[1..] : number;
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var whole = new StringBuilder(point < 0 ? digits : digits[..point]);
        for (var i = whole.Length - 3; i > 0; i -= 3)
            whole.Insert(i, ',');
        return (negative ? MinusSign.ToString() : "") + whole + (point < 0 ? "" : digits[point..]);
    }
}
