using System.Collections.Frozen;

namespace CrmBot.Cards;

/// <summary>Every function a template may call, by name. Operators are functions too (<c>+</c>, <c>==</c>, <c>&amp;&amp;</c>).</summary>
internal static class Functions
{
    private static readonly FrozenDictionary<string, Function> ByName =
        LogicFunctions.All.Concat(NumberFunctions.All).Concat(TextFunctions.All).Concat(ListFunctions.All).Concat(DateFunctions.All)
            .ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Operators = new Dictionary<string, string>
    {
        ["&&"] = "and", ["||"] = "or", ["!"] = "not", ["=="] = "equals", ["!="] = "notEquals",
        ["<"] = "less", ["<="] = "lessOrEquals", [">"] = "greater", [">="] = "greaterOrEquals",
        ["+"] = "add", ["-"] = "sub", ["*"] = "mul", ["/"] = "div", ["%"] = "mod", ["^"] = "exp", ["&"] = "concat", ["?"] = "if",
    }.ToFrozenDictionary();

    public static Function Operator(string symbol) => ByName[Operators[symbol]];

    public static Function Named(string name, int arguments)
    {
        // notEquals exists only as the operator !=.
        if (!ByName.TryGetValue(name, out var function) || name == "notEquals")
            throw new ExpressionException($"unknown function '{name}'");
        if (!function.Accepts(arguments))
            throw new ExpressionException($"{name} does not take {arguments} argument(s)");
        return function;
    }
}
