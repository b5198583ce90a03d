namespace CrmBot.Language.Text;

/// <summary>A stretch of characters: UTF-16 start and length.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TextSpan Between(int start, int end) => new(start, end - start);

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    public bool Contains(int position) => Start <= position && position < End;

    public TextSpan Union(TextSpan other) => Between(Math.Min(Start, other.Start), Math.Max(End, other.End));
}
