using System.Text;

namespace CrmBot.Cards;

/// <summary>Cuts a string of the template into fixed text and expressions; <c>\$</c> stands for a plain <c>$</c>.</summary>
internal static class SplitText
{
    public static bool IsBound(string source) => source.Contains("${", StringComparison.Ordinal);

    public static Expression[] Read(string source)
    {
        List<Expression> parts = [];
        var text = new StringBuilder();
        for (var at = 0; at < source.Length;)
        {
            if (source[at] == '\\' && at + 1 < source.Length && source[at + 1] is '$' or '`')
            {
                text.Append(source[at + 1]);
                at += 2;
            }
            else if (source[at] == '$' && at + 1 < source.Length && source[at + 1] == '{')
            {
                Flush(parts, text);
                parts.Add(ReadExpression(source, ref at));
            }
            else
            {
                text.Append(source[at++]);
            }
        }

        Flush(parts, text);
        return [.. parts];
    }

    private static Expression ReadExpression(string source, ref int at)
    {
        var parse = new ParseExpression(source, at + 2);
        var expression = parse.Read();
        if (parse.End >= source.Length || source[parse.End] != '}')
            throw new ExpressionException($"'}}' is missing at character {parse.End + 1} of '{source}'");
        at = parse.End + 1;
        return expression;
    }

    private static void Flush(List<Expression> parts, StringBuilder text)
    {
        if (text.Length == 0)
            return;
        parts.Add(new ConstantExpression(Value.Of(text.ToString())));
        text.Clear();
    }
}
