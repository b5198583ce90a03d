using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents;

/// <summary>Who the customer of a frame is: named, replied to, told by a contact, or the last one talked about (contract 6.1).</summary>
internal static class CustomerSlot
{
    /// <summary>Intents for which a near name is asked about instead of taken as a guess.</summary>
    private static readonly HashSet<string> Careful = ["won", "lost", "points", "privacy", "assign", "contract"];

    /// <summary>The section with a guessed customer where none is named, so that its name is left out of free text as well.</summary>
    public static Section WithGuess(Section section, PersonMention? who)
    {
        if (section.Customers.Count > 0 || section.Carried is not null) return section;
        if (who is not null && UnknownEmployer.Find(section, who) is { } employer) return section with { Customers = [employer] };
        if (who?.Customers.Count > 0) return section;
        return CustomerGuess.Find(section, who) is { } guess ? section with { Customers = [guess] } : section;
    }

    /// <summary>The same; where even no near name is written, the unknown name beside the command: 宏达签了, claim Fabrikam.</summary>
    public static Section WithCommanded(Section section, params ReadOnlySpan<string> commands)
    {
        var who = Persons.Contact(section);
        var guessed = WithGuess(section, who);
        if (guessed.Customers.Count > 0 || section.Carried is not null || who?.Customers.Count > 0 || section.Has("pronoun"))
            return guessed;
        return CommandedName.Find(section, commands) is { } name ? section with { Customers = [name] } : section;
    }

    /// <summary>met with bob at fooware, visited fooware, 给福多打了电话: where somebody was or rang, though nobody knows it.</summary>
    public static Section WithPlace(Section section, PersonMention? who)
    {
        if (section.Customers.Count > 0 || section.Carried is not null || who?.Customers.Count > 0 || section.Has("pronoun"))
            return section;
        return (CommandedName.Behind(section, "log.place") ?? CommandedName.Called(section)) is { } name
            ? section with { Customers = [name] } : section;
    }

    /// <summary>a ticket for Harborview Clinic: what stands behind such words is whose it is, though nobody knows it.</summary>
    public static Section WithNamed(Section section, PersonMention? who, string command) =>
        section.Customers.Count == 0 && section.Carried is null && who is null or { Customers.Count: 0 }
            && CommandedName.Behind(section, command) is { } name ? section with { Customers = [name] } : section;

    public static void Fill(FrameDraft draft, Section section, PersonMention? who, bool required)
    {
        var mention = section.Customers is [var first, ..] ? first : section.Carried;
        if (mention is not null) Named(draft, ToldByContact.Narrowed(mention, who));
        else if (section.Utterance.ReplyTo?.Customer is { } replied) draft.Set("cust", replied).Set("ref", "reply");
        else if (who is null || !ByContact(draft, section, who)) ByContext(draft, section, required);
    }

    /// <summary>The customer a mention stands for; questions and guesses are noted on the frame.</summary>
    public static void Named(FrameDraft draft, CustomerMention mention)
    {
        if (mention.Known is { } known)
        {
            draft.Set("cust", known.Name);
            return;
        }

        var isGuess = mention is { IsGuess: true, Candidates.Count: 1 } && !Careful.Contains(draft.Intent) && !draft.Is("act", "release");
        draft.Set("cust", isGuess ? mention.Candidates[0].Name : mention.Written);
        if (isGuess) draft.SetList("resolve", ["cust"]);
        else draft.Ask("which").SetList("near", mention.Candidates.Select(entry => entry.Name));
    }

    /// <summary>The customers who know such a contact: the last one talked about, the only one, or a question.</summary>
    private static bool ByContact(FrameDraft draft, Section section, PersonMention who)
    {
        if (who.Customers.Count == 0) return false;
        if (section.Utterance.LastCustomer is { } last && who.Customers.Any(entry => entry.Name == last))
            draft.Set("cust", last).Set("ref", "context");
        else if (who.Customers.Count == 1) draft.Set("cust", who.Customers[0].Name).SetList("resolve", ["cust"]);
        else draft.Ask("which").SetList("near", who.Customers.Select(entry => entry.Name));
        return true;
    }

    /// <summary>第一个转给王磊: one of several, and surely not simply the one talked about last.</summary>
    private static bool PointsIntoList(Section section) =>
        section.Cues.Exists(hit => hit.Start == section.Span.Start && hit.IsOf("nth.one"));

    private static void ByContext(FrameDraft draft, Section section, bool required)
    {
        if (!required && !section.Has("pronoun")) return;
        if (required && PointsIntoList(section))
        {
            draft.Ask("cust");
            return;
        }

        if (section.Utterance.LastCustomer is { } last) draft.Set("cust", last).Set("ref", "context");
        else if (required) draft.Ask("cust");
    }
}
