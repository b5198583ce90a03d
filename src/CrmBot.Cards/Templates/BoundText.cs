namespace CrmBot.Cards;

/// <summary>
/// A string of the template that holds at least one <c>${...}</c>. Alone it yields the typed value; among other text all parts are
/// printed into one string.
/// </summary>
internal sealed class BoundText
{
    private readonly Place _place;
    private readonly Expression[] _parts;
    private readonly bool _alone;

    private BoundText(Place place, string source, Expression[] parts, bool alone)
    {
        _place = place;
        Source = source;
        _parts = parts;
        _alone = alone;
    }

    public string Source { get; }

    public IReadOnlyList<Expression> Parts => _parts;

    /// <summary>The only expression, when the string is nothing but one whose typed value is kept.</summary>
    public Expression? Alone => _alone ? _parts[0] : null;

    public static BoundText Parse(Place place, string source)
    {
        try
        {
            var parts = SplitText.Read(source);
            return parts switch
            {
                // The language prints a lone concat part by part, and a lone constant as text.
                [CallExpression { Function.Name: "concat" } concat] => new(place, source, [.. concat.Arguments], alone: false),
                [not ConstantExpression] => new(place, source, parts, alone: true),
                _ => new(place, source, parts, alone: false),
            };
        }
        catch (ExpressionException e)
        {
            throw place.Wrong(e.Message, e);
        }
    }

    /// <summary>The value for the card; a path that leads nowhere is an error.</summary>
    public Value Evaluate(Scope scope)
    {
        var value = EvaluateIfThere(scope);
        return value.Kind is ValueKind.Missing ? throw _place.Wrong($"the data has no '{_parts[0]}' (needed by {Source})") : value;
    }

    /// <summary>The value, or <see cref="ValueKind.Missing"/>.</summary>
    public Value EvaluateIfThere(Scope scope)
    {
        try
        {
            return _alone ? _parts[0].Evaluate(scope) : Value.Of(Print(scope));
        }
        catch (ExpressionException e)
        {
            throw _place.Wrong($"{e.Message} (in {Source})", e);
        }
    }

    private string Print(Scope scope)
    {
        var texts = new string[_parts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            var value = _parts[i].Evaluate(scope);
            texts[i] = value.Kind is ValueKind.Missing
                ? throw new ExpressionException($"the data has no '{_parts[i]}'")
                : PrintValue.Plain(value);
        }

        return string.Concat(texts);
    }
}
