using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>Who brought which customer, and the reward for it.</summary>
internal sealed class ReadReferral : IntentReader
{
    public override string Intent => "referral";

    public override IEnumerable<Frame> Read(Section section)
    {
        if (RecommendedUs.Read(section) is { } recommended) return [recommended];
        if (section.HasAny("referral.who", "referral.whom")) return [Asked(section)];
        var isReward = section.Has("referral.reward");
        if (!isReward && section.Customers.Count == 0 && ByContact(section) is { } told) return [told];
        var draft = new FrameDraft(Intent).Set("act", isReward ? "reward" : null);
        var names = Names(section);
        if (names.Count == 0) return [];
        if (!isReward && ReferralDoubt.Asks(section))
            return [ReferralDoubt.AsQuestion(section, Between(draft, section, names, isReward))];
        if (!isReward && ReferralDoubt.Denies(section, names)) return [];
        return [Between(draft, section, names, isReward)];
    }

    private static Frame Asked(Section section)
    {
        var draft = new FrameDraft("referral").Set("act", "get");
        CustomerSlot.Fill(draft, section, null, required: true);
        return (AsksForReferred(section) ? draft.Rename("cust", "by") : AsReferred(draft)).Build();
    }

    /// <summary>Greg referred Bluefin Labs: of whose company he is.</summary>
    private static Frame? ByContact(Section section)
    {
        if (!IsByContact(section) || Persons.Contact(section) is not { Customers: [var theirs] }) return null;
        var brought = section.All("referral.forth").Select(hit => Brought(section, hit.End)).First(static name => name is not null);
        return new FrameDraft("referral").Set("by", theirs.Name).Set("of", brought).Build();
    }

    /// <summary>Who brought whom, by the names; 打了9分 还介绍了阳光财险给我们: who was spoken of before brought the one named.</summary>
    private static Frame Between(FrameDraft draft, Section section, List<NamePiece> names, bool isReward)
    {
        if (names is [var only] && Giver(section) is { } giver && giver != only.Name)
            return draft.Set("by", giver).Set("of", only.Name).Build();
        var (one, two) = (names[0], names.Count > 1 ? names[1] : (NamePiece?)null);
        if (IsTurned(section, one, two)) draft.Set("by", two?.Name).Set("of", one.Name);
        else draft.Set("by", one.Name).Set("of", two?.Name);
        if (!draft.Has("by")) draft.Ask("by");
        if (!draft.Has("of") && !isReward) draft.Ask("of");
        return draft.Build();
    }

    /// <summary>introduced us to Fjord Shipping.</summary>
    private static NamePiece WithoutTo(NamePiece piece) =>
        piece.Name.EndsWith(" to", StringComparison.Ordinal) ? WithoutTo(piece with { Name = piece.Name[..^3] }) :
        piece.Name.StartsWith("to ", StringComparison.Ordinal) ? piece with { Name = piece.Name[3..] }
        : piece.Name.StartsWith("us to ", StringComparison.OrdinalIgnoreCase)
        || piece.Name.StartsWith("me to ", StringComparison.OrdinalIgnoreCase)
            ? piece with { Name = piece.Name[6..] } : piece;

    /// <summary>who has Tundra referred, who did Tundra send us: the customer asked about brought somebody.</summary>
    private static bool IsBringerAsked(Section section) => section.Customers is [var by, ..] && section.Has("referral.word")
        && section.Lower.AsSpan(section.Span.Start, by.Span.Start - section.Span.Start).TrimEnd() is var before
            && (before.EndsWith(" has", StringComparison.Ordinal) || before.EndsWith(" did", StringComparison.Ordinal)
                || before.EndsWith(" have", StringComparison.Ordinal));

    /// <summary>Greg referred Bluefin Labs: a contact, the verb, and behind it what looks like a company's name.</summary>
    public static bool IsByContact(Section section)
    {
        if (Persons.Contact(section) is not { Customers.Count: 1 } contact) return false;
        foreach (var hit in section.All("referral.forth"))
        {
            if (hit.Start - contact.Whole.End is >= 0 and <= 2 && Brought(section, hit.End) is not null) return true;
        }

        return false;
    }

    private static readonly Nearby Leads = Nearby.Words("referral.lead");
    private static readonly Nearby Tails = Nearby.Words("referral.tail");

    /// <summary>The name behind the verb: capital letters, or an ending that companies have.</summary>
    private static string? Brought(Section section, int at)
    {
        while (at < section.Span.End && section.Lower[at] == ' ') at++;
        if (Leads.LengthAt(section.Lower.AsSpan(at, section.Span.End - at)) is > 0 and var lead)
            at = Math.Min(at + lead + 1, section.Span.End);
        var end = section.Clauses.Find(clause => clause.Contains(at)).End;
        if (end - at < 2) return null;
        var name = Phrasing.Trim(section.Text.Cut(TextSpan.Between(at, end)));
        name = name[..^Tails.LengthBefore(name)].TrimEnd();
        return name.Length > 1 && (name.Split(' ').All(static word => char.IsAsciiLetterUpper(word[0]))
            || CompanyNames.EndsLikeCompany(NameFold.Fold(name))) ? name : null;
    }

    /// <summary>Who was spoken of before.</summary>
    private static string? Giver(Section section) => !section.Has("referral.given")
        ? null
        : (section.Carried ?? (section.Lead is { Customers: [var first, ..] } ? first : null))?.Known?.Name;

    /// <summary>百味轩介绍了谁: the referrer is known; 百味轩是谁介绍的 asks for him.</summary>
    private static bool AsksForReferred(Section section) => section.First("referral.word") is { } word
        && section.Cues.Exists(hit => hit.Is("referral.who") && hit.Length == 1 && hit.Start >= word.End)
        || section.Has("referral.whom") || IsBringerAsked(section);

    /// <summary>The customer asked about is the one who was referred.</summary>
    private static FrameDraft AsReferred(FrameDraft draft) => draft.Rename("cust", "of");

    /// <summary>Known names where there are two; else also the unknown ones between the words.</summary>
    private static List<NamePiece> Names(Section section)
    {
        var known = section.Customers.Select(mention =>
            new NamePiece(mention.Span, mention.Known?.Name ?? mention.Written, mention.Known is not null)).DistinctBy(piece => piece.Name)
                .ToList();
        return known.Count > 1 ? known : [.. NamePieces.Find(section, "referral", "won.word", "speaker.me", "log.ask", "client",
            "merge.link", "points.more").Select(piece => WithinKnown(WithoutTo(piece), known)).DistinctBy(static piece => piece.Name)];
    }

    /// <summary>青禾葛总介绍了…: the customer whose name is a part of the piece.</summary>
    private static NamePiece WithinKnown(NamePiece piece, List<NamePiece> known) =>
        known.Find(found => found.IsKnown && piece.Span.Contains(found.Span)) is { Name: not null } inside ? inside : piece;

    /// <summary>启明是佳美介绍来的, Globex was referred by Acme: the referrer stands second.</summary>
    private static bool IsTurned(Section section, NamePiece one, NamePiece? two)
    {
        if (two is not { } second) return false;
        // 把启明的推荐奖励发给佳美
        if (section.Has("referral.reward") && second.Span.Start > 0 && section.Lower[second.Span.Start - 1] == '给') return true;
        var between = section.Lower.AsSpan(one.Span.End, Math.Max(0, second.Span.Start - one.Span.End));
        if (between.IndexOfAny('是', '由', '经') >= 0) return section.Cues.Exists(hit => hit.IsOf("referral") && hit.Start >= second.Span.End);
        return section.Has("referral.back", (section, hit) =>
            char.IsAscii(section.Lower[hit.Start]) && hit.Start >= one.Span.End && hit.End <= second.Span.Start);
    }
}
