using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents;

/// <summary>Who of us is meant: a colleague, a team, the speaker (contract 6.3).</summary>
internal static class Owners
{
    private static readonly System.Buffers.SearchValues<char> Ends = System.Buffers.SearchValues.Create(" ,，。.;；!！~\n");

    /// <summary>博远让小刘跟: one of us is told to look after the customer, and nothing else.</summary>
    public static bool FollowsUp(Section section)
    {
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count == 0 || person.Side == Linking.PersonSide.Theirs) continue;
            var rest = section.Lower.AsSpan(person.Span.End, section.Span.End - person.Span.End);
            foreach (var verb in (ReadOnlySpan<string>)[" takes ", " takes over ", " is taking ", " is taking over ", " will take ", " will take over ", " gets ", " now owns ", " now has ", " now handles ", " now looks after "])
            {
                if (rest.StartsWith(verb, StringComparison.Ordinal) && section.Customers.Exists(mention => mention.Span.Start == person.Span.End + verb.Length && !section.Lower.AsSpan(mention.Span.End).StartsWith("'") && (mention.Span.End == section.Span.End || section.Lower.AsSpan(mention.Span.End).TrimStart() is ['.' or ',' or ';' or '!' or '\n', ..] or "" || section.Lower.AsSpan(mention.Span.End).StartsWith(" from ") || section.Lower.AsSpan(mention.Span.End).StartsWith(" over")))) return true;   // sam takes tundra from now on
            }

            if (rest.IndexOfAny(Ends) is >= 0 and var end) rest = rest[..end];
            foreach (var verb in (ReadOnlySpan<string>)["负责", "来跟", "接手", "跟进", "来跟进", "来负责"])
            {
                if (rest.StartsWith(verb, StringComparison.Ordinal) && section.Customers.Exists(mention => mention.Span.Start == person.Span.End + verb.Length)) return true;   // 让Mia负责Kestrel
            }

            if (rest is "跟" or "跟吧" or "来跟" or "去跟" or "跟进" or "跟进吧" or "来跟进" or "负责" or "来负责" or "管" or "来管" or "带" or "接" or "接吧" or "来接" or "跟着") return true;
        }

        return false;
    }

    /// <summary>Whether one of us is named from here on.</summary>
    public static bool StandsAt(Section section, int start)
    {
        foreach (var person in section.People)
        {
            if (person.Whole.Start == start && person.Colleagues.Count > 0) return true;
        }

        return false;
    }

    /// <summary>Northwind to Lily please, Oakline -> Sam: a customer, one of us, and nothing else.</summary>
    public static bool AreGivenBarely(Section section)
    {
        if (section.Customers is not [var customer] || section.People is not [{ Colleagues.Count: > 0 } person] || customer.Span.End > person.Whole.Start) return false;
        var between = section.Lower.AsSpan(customer.Span.End, person.Whole.Start - customer.Span.End).Trim();
        return between is "to" or "->" or "=>" or "→" or "over to" or "goes to" or "should be with" && NameRest.IsEmpty(Phrasing.Trim(section.Cut([TextSpan.Between(customer.Span.Start, person.Whole.End)])));
    }

    /// <summary>The colleagues named, in the text's order. A contact of the customer who shares the name does not count.</summary>
    public static IEnumerable<PersonMention> Colleagues(Section section) => section.People.Where(person => person.Colleagues.Count > 0);

    /// <summary>The canonical name, <c>me</c> for the speaker, or null when several may be meant.</summary>
    public static string? NameOf(Section section, PersonMention person) =>
        person.Colleagues.Count != 1 ? null : person.Colleagues[0].Name == section.Utterance.Speaker ? "me" : person.Colleagues[0].Name;

    /// <summary>我的客户, my leads; not 给我看 and "show me".</summary>
    public static bool AreMine(Section section)
    {
        if (section.Has("me.with")) return true;
        foreach (var hit in section.All("speaker.me"))
        {
            if (section.Lower[hit.Start] == 'm' && hit.Length == 2 && section.Lower[hit.Start + 1] == 'e') continue;
            if (section.Lower[hit.Start] is 'u' or 'w' or 'o' or '咱' || (hit.Length > 1 && section.Lower[hit.Start + 1] == '们')) continue;
            if (hit.Start > 0 && section.Lower[hit.Start - 1] is '给' or '帮' or '让' or '发' or '跟') continue;
            return true;
        }

        return false;
    }

    /// <summary>The <c>of</c> of a figure: team, a team's name, a colleague, me.</summary>
    public static string? OfFigure(Section section)
    {
        foreach (var person in Colleagues(section))
        {
            if (NameOf(section, person) is { } name) return name;
        }

        if (section.CodesOf(CodeKind.Team).FirstOrDefault().Code is { } team) return team;
        return section.Has("our.team") ? "team" : AreMine(section) ? "me" : null;
    }
}
