using System.Text.Json.Nodes;

namespace CrmBot.Cards;

internal static class ListFunctions
{
    public static IEnumerable<Function> All =>
    [
        new("count", 1, 1, ResultText.Never) { Eager = a => Value.Of((double)Count(a[0])) },
        new("join", 2, 3, ResultText.FromArguments) { Eager = JoinText },
        new("first", 1, 1, ResultText.FromArguments) { Eager = a => End(a[0], fromStart: true) },
        new("last", 1, 1, ResultText.FromArguments) { Eager = a => End(a[0], fromStart: false) },
        new("contains", 2, 2, ResultText.Never) { Eager = a => Value.Of(Contains(a[0], a[1])), TakesMissing = true },
    ];

    public static Value Join(Value[] lists)
    {
        var all = new JsonArray();
        foreach (var element in lists.SelectMany(l => l.Array))
            all.Add(element?.DeepClone());
        return Value.Of(all);
    }

    private static int Count(in Value value) => value.Kind switch
    {
        ValueKind.String => value.Text.Length,
        ValueKind.Array => value.Array.Count,
        ValueKind.Object => value.Object.Count,
        _ => throw new ExpressionException($"count needs a text, a list or an object, not {value.Kind}"),
    };

    private static Value JoinText(Value[] a)
    {
        if (a[0].Kind is not ValueKind.Array)
            throw new ExpressionException($"join needs a list, not {a[0].Kind}");
        var parts = a[0].Array.Select(e => e is null ? "" : PrintValue.Plain(Value.Of(e))).ToList();
        var separator = TextFunctions.Read(a[1]);
        if (a.Length < 3 || parts.Count < 2)
            return Value.Of(string.Join(separator, parts));
        return Value.Of(string.Join(separator, parts[..^1]) + TextFunctions.Read(a[2]) + parts[^1]);
    }

    private static Value End(in Value value, bool fromStart) => value.Kind switch
    {
        ValueKind.String when value.Text.Length > 0 => Value.Of(value.Text[fromStart ? 0 : ^1].ToString()),
        ValueKind.Array when value.Array.Count > 0 => Value.Of(value.Array[fromStart ? 0 : value.Array.Count - 1]),
        _ => Value.Missing,
    };

    private static bool Contains(in Value where, in Value what)
    {
        if (where.IsString)
            return what.IsString && where.Text.Contains(what.Text, StringComparison.Ordinal);
        if (where.Kind is ValueKind.Object)
            return what.IsString && where.Object.ContainsKey(what.Text);
        if (where.Kind is not ValueKind.Array)
            return false;
        foreach (var element in where.Array)
            if (Value.Of(element).SameAs(what))
                return true;
        return false;
    }
}
