namespace CrmBot.Cards;

/// <summary>A template, a word list or the data given to one is wrong. The message names the template and the place in it.</summary>
public sealed class CardException : Exception
{
    public CardException(string template, string path, string problem, Exception? cause = null)
        : base($"Card '{template}' at {path}: {problem}", cause)
    {
        Template = template;
        Path = path;
    }

    /// <summary>Name of the template, or of the word list (<c>text/zh-CN</c>).</summary>
    public string Template { get; }

    /// <summary>JSON pointer of the place in the template, such as <c>/body/0/text</c>; for words the key.</summary>
    public string Path { get; }
}
