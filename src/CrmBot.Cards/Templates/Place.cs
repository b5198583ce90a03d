namespace CrmBot.Cards;

/// <summary>A place in a template, for messages: the template's name and a JSON pointer.</summary>
internal readonly record struct Place(string Template, string Path)
{
    public Place Of(string property) =>
        this with { Path = $"{Path}/{property.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}" };

    public Place Of(int element) => this with { Path = $"{Path}/{element}" };

    public CardException Wrong(string problem, Exception? cause = null) => new(Template, Path.Length == 0 ? "/" : Path, problem, cause);
}
