using CrmBot.Language.Text;

namespace CrmBot.Language.Times.Reading;

/// <summary>The text that is read, with what the readers need to know about its surroundings.</summary>
/// <param name="Text">The message.</param>
/// <param name="Festivals">Names of the calendar, lower case, longest first.</param>
/// <param name="Year">The present year, for years of two digits.</param>
/// <param name="Annotates">Every expression is wanted (time mode), not only what a CRM message would mean.</param>
internal sealed record TimeText(FoldedText Text, string[] Festivals, int Year, bool Annotates)
{
    /// <summary>7/12 is the seventh of December where the writer lives.</summary>
    public bool DayFirst { get; init; }

    public string Lower => Text.Lower;

    public int Length => Text.Lower.Length;

    public char At(int at) => at >= 0 && at < Text.Lower.Length ? Text.Lower[at] : '\0';

    public bool Says(int at, string word) =>
        at >= 0 && at + word.Length <= Text.Lower.Length && Text.Lower.AsSpan(at, word.Length).SequenceEqual(word);

    public (int Value, int End)? Word(TimeWord kind, int at) => TimeWords.At(kind, Text.Lower, at);

    public bool FestivalStarts(char c)
    {
        foreach (var name in Festivals)
            if (name[0] == c) return true;
        return false;
    }

    /// <summary>Skips a few spaces.</summary>
    public int Spaces(int at)
    {
        for (var i = 0; i < 3 && At(at) == ' '; i++) at++;
        return at;
    }

    /// <summary>No letter or digit of a Latin word or number is cut in two here.</summary>
    public bool IsEdge(int at) => !(char.IsAsciiLetterOrDigit(At(at - 1)) && char.IsAsciiLetterOrDigit(At(at)));

    public bool IsCapital(int at) => at < Length && char.IsAsciiLetterUpper(Text.Folded[at]);

    /// <summary>A Latin word starts here.</summary>
    public bool IsWordStart(int at) => char.IsAsciiLetter(At(at)) && !char.IsAsciiLetter(At(at - 1));
}
