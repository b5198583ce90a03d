using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// An answer to the preview card that is still open: yes, no, a correction, or the answer to what was asked (contract 9.38).
/// </summary>
internal sealed class ReadPatch : IntentReader
{
    public override string Intent => "patch";

    public override IEnumerable<Frame> Read(Section section)
    {
        if (section.Utterance.Preview is not { } preview || OnItsOwn.Is(section, preview)) return [];
        return Answer(BehindNevermind(section), preview) is { } answer ? [answer] : [];
    }

    /// <summary>对的，另外提醒我周五回访: what is said behind the yes; null when there is no more than one thing.</summary>
    public static Section? BehindYes(Section section)
    {
        if (section.Clauses.Count < 2 || !YesOrNo.IsOnly(section.Within(section.Clauses[0]), "ok.word")) return null;
        var rest = section.Within(TextSpan.Between(section.Clauses[1].Start, section.Span.End));
        return rest.HasAny("also", "remind.ask") ? rest : null;
    }

    /// <summary>
    /// The first that fits: what only one kind of card can mean, then yes and no in any words,
    /// then what is added to a note or put right in it, at last the slots that change.
    /// </summary>
    private static Frame? Answer(Section section, Frame preview)
    {
        if (BirthdayTold.Corrected(section, preview) is { } birthday) return Set(birthday);
        if (BasisFix.Read(section, preview) is { Count: > 0 } basis) return Set(basis);
        if (YesOrNo.Of(section, preview) is { } act) return new FrameDraft("patch").Set("act", act).Build();
        if (AddedNote.To(section, preview) is { Count: > 0 } added) return Set(added);
        if (SwappedCount.Read(section, preview) is { Count: > 0 } swapped) return Set(swapped);
        if (NoteFix.Read(section, preview) is { Count: > 0 } words) return Set(words);
        if (ChangedSlots.Read(section, preview) is { Count: > 0 } slots && !Corrections.IsOwnStatement(section, preview, slots))
            return Set(slots);
        return PatchByReading.Read(section, MeantPart.Of(section), preview) is { Count: > 0 } anew ? Set(anew) : null;
    }

    private static Frame Set(JsonNode slots) => new FrameDraft("patch").Set("set", slots).Build();

    /// <summary>算了周四吧，周三我请假: another day is named at once, nothing is called off.</summary>
    private static Section BehindNevermind(Section section)
    {
        if (section.First("cancel.word") is not { } word || word.Start != section.Span.Start) return section;
        if (section.Lower.AsSpan(word.Start, word.Length) is not "算了" || !IsTimeBehind(section, word.End)) return section;
        return section.Within(TextSpan.Between(word.End, section.Span.End));
    }

    /// <summary>A time stands here, or right behind a word of correction.</summary>
    private static bool IsTimeBehind(Section section, int at)
    {
        foreach (var time in section.Times)
        {
            if (time.Span.Start == at || section.Has("fix.word", (_, hit) => hit.Start == at && hit.End == time.Span.Start)) return true;
        }

        return false;
    }
}
