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
                RefuseWhatTheDesignerCannotRead(source, at);
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

    // The official engine fails on these, so a template that holds one would not open in the designer.
    private static void RefuseWhatTheDesignerCannotRead(string source, int at)
    {
        if (source[at] == '`' || (source[at] == '\\' && (at + 1 == source.Length || source[at + 1] == '\\')))
            throw new ExpressionException($"'{source[at]}' cannot stand there in a text with expressions: '{source}'");
    }

    private static void Flush(List<Expression> parts, StringBuilder text)
    {
        if (text.Length == 0)
            return;
        parts.Add(new ConstantExpression(Value.Of(text.ToString())));
        text.Clear();
    }
}
