using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>What a short message wants of the question before it.</summary>
/// <param name="Counts">有几个: how many there are.</param>
/// <param name="Follows">What is said of the answer: of mine, by rep, in pounds.</param>
/// <param name="Parts">What is to be asked about instead.</param>
/// <param name="Wish">What else is wanted.</param>
internal readonly record struct AskedFurther(bool Counts, string? Follows, List<SaidPart> Parts, Wish Wish)
{
    private const int Longest = 40, LongestWish = 14;

    public bool IsNothing => !Counts && Follows is null && Parts.Count == 0 && Wish == Wish.None;

    public static AskedFurther In(Section section)
    {
        if (Nearby.Words("again.count").Is(section.Words.TrimEnd("?。 "))) return new AskedFurther(true, null, [], Wish.None);
        if (FollowsIn(section) is { } follows) return new AskedFurther(false, follows, [], Wish.None);
        var (parts, wish) = PartsOf(section);
        return new AskedFurther(false, null, parts, wish);
    }

    /// <summary>
    /// What is to be asked about instead, or what else is wanted; neither when something else is said too, or nothing shows that it goes on
    /// about the question.
    /// </summary>
    public static (List<SaidPart> Parts, Wish Wish) PartsOf(Section section)
    {
        if (section.Span.Length > Longest) return ([], Wish.None);
        var parts = SaidPart.In(section);
        if (parts.Count == 0 && section.Span.Length > LongestWish) return (parts, Wish.None);
        if (Wanted(section, parts) is { } wanted) return wanted;
        return parts.Count > 0 && GoesOn(section, parts) ? (parts, Wish.None) : ([], Wish.None);
    }

    /// <summary>The question before, with what is wanted of it.</summary>
    public string AskedOf(Section before) =>
        Counts ? JoinParts.Counted(before) : Follows is not null ? JoinParts.Followed(before, Follows) : JoinParts.Join(before, Parts);

    /// <summary>金额大的排前面, beside nothing but parts of a question.</summary>
    private static (List<SaidPart> Parts, Wish Wish)? Wanted(Section section, List<SaidPart> parts)
    {
        var (wish, words) = GoneOn.In(section);
        if (wish == Wish.None) return null;
        var beside = parts.FindAll(part => !part.Span.Overlaps(words));
        return Nearby.Words("again").AreAll(section.Cut(beside.Select(static part => part.Span).Append(words))) ? (beside, wish) : null;
    }

    /// <summary>
    /// 那上周呢, lily?, 比上周: besides the parts only small words, and a sign that it goes on; or nothing else that it could mean.
    /// </summary>
    private static bool GoesOn(Section section, List<SaidPart> parts)
    {
        var rest = section.Cut(parts.Select(static part => part.Span));
        if (!Nearby.Words("again").AreAll(rest)) return false;
        return section.Lower.AsSpan().TrimEnd() is [.., '?' or '的'] || parts.Exists(static part => part.Kind == PartKind.Comparison)
            || Nearby.Words("again.mark").IsIn(rest) || Interpreter.Read(section) is [{ Intent: "none" }];
    }

    /// <summary>in pounds?, which one's the biggest, whose are they: of the answer before; what is said of it then.</summary>
    private static string? FollowsIn(Section section)
    {
        var words = section.Words.TrimEnd("?。. ");
        if (words.Length > Longest) return null;
        if (Nearby.Words("again.mine").Is(words)) return "of mine";
        if (Nearby.Words("again.largest").Is(words)) return "biggest";
        if (Nearby.Words("again.team").Is(words)) return "按组";
        if (Nearby.Words("again.source").Is(words)) return "按来源";
        return Nearby.Words("again.whose").Is(words) ? "by rep" : Nearby.Words("again.money").Is(words) ? words.ToString() : null;
    }
}
