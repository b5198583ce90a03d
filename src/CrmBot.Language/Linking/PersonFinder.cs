using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>Finds people named in the text: colleagues, known contacts, and names told by their form (李总, 老周, 采购经理陈芳, Ken Ho).</summary>
internal sealed partial class PersonFinder(World world, FoldedText text, Coverage taken, IReadOnlyList<CustomerMention> customers)
{
    private const int MostCandidates = 20;
    private readonly string _lower = text.Lower;
    private readonly PersonSides _sides = new(text.Lower, customers);

    public List<PersonMention> Find()
    {
        var found = new List<PersonMention>();
        for (var at = 0; at < _lower.Length; at++)
        {
            if (taken[at] || !WordEdge.IsStart(_lower, at)) continue;
            var person = TitledAt(at) ?? KnownAt(at, null) ?? FormedAt(at, null) ?? LatinAt(at, null) ?? PlainAt(at, null);
            if (person is null) continue;
            person = WithCompany(WithAddress(person));
            found.Add(person with { Side = _sides.Of(person) });
            at = person.Span.End - 1;
        }

        return found;
    }

    /// <summary>华东李总: what their company's name begins with, right before somebody only such a company knows.</summary>
    private PersonMention WithCompany(PersonMention person)
    {
        if (person.Customers.Count == 0 || person.Title is not null || !WordEdge.IsChinese(_lower[person.Span.Start])) return person;
        foreach (var company in person.Customers)
        {
            var name = NameFold.Fold(company.Name);
            for (var length = Math.Min(name.Length - 1, person.Span.Start); length >= ShortestCompany; length--)
            {
                var start = person.Span.Start - length;
                if (taken[start] || !_lower.AsSpan(start).StartsWith(name.AsSpan(0, length))) continue;
                return person with { Colleagues = [], Customers = [company], Whole = TextSpan.Between(start, person.Span.End) };
            }
        }

        return person;
    }

    private const int ShortestCompany = 2;

    /// <summary>dr moss, mr tan: how somebody is addressed is part of the name.</summary>
    private PersonMention WithAddress(PersonMention person)
    {
        if (WordEdge.IsChinese(_lower[person.Span.Start]) || person.Title is not null) return person;
        var end = person.Span.Start;
        while (end > 0 && _lower[end - 1] == ' ') end--;
        for (var start = Math.Max(0, end - LongestAddress); start < end; start++)
        {
            if (!WordEdge.IsStart(_lower, start) || taken[start] || PersonWords.LengthAt("address.latin", _lower, start) != end - start)
                continue;
            var span = TextSpan.Between(start, person.Span.End);
            return person with { Span = span, Whole = span, Written = text.Cut(span) };
        }

        return person;
    }

    private const int LongestAddress = 5;

    /// <summary>采购经理陈芳, ops manager mike reyes: a job and the name behind it.</summary>
    private PersonMention? TitledAt(int at)
    {
        var length = PersonWords.LengthAt("title", _lower, at);
        if (length == 0 || IsOfNameBefore(at)) return null;
        var title = text.Cut(new TextSpan(at, length));
        var name = PastLinks(at + length);
        if (name >= _lower.Length || taken[name] || (name > at + length && IsJobTold(at))) return null;
        var person = KnownAt(name, title) ?? FormedAt(name, title)
            ?? (IsBeside(at + length, name) ? FullNameAt(name, title) : null) ?? LatinAt(name, title) ?? PlainAt(name, title);
        return person is null ? null : person with { Whole = TextSpan.Between(at, person.Span.End) };
    }

    /// <summary>姚远负责采购 黎博士拍板: the job is that of whom was named before.</summary>
    private bool IsOfNameBefore(int at) => PersonWords.EndsBefore("job.lead", _lower, at);

    /// <summary>小马是采购 卢总定夺: the job was told, the next name is somebody else's.</summary>
    private bool IsJobTold(int at) => PersonWords.EndsBefore("job.is", _lower, at);

    private int PastLinks(int at)
    {
        while (at < _lower.Length && (_lower[at] is ' ' or ':' || PersonWords.LengthAt("name.link", _lower, at) > 0)) at++;
        return at;
    }

    /// <summary>采购陈芳 right behind the job, or with one space and a number behind the name.</summary>
    private bool IsBeside(int titleEnd, int name) => name == titleEnd || (name == titleEnd + 1 && HasNumberBehind(name));

    /// <summary>总经理 罗建华 13981112222: a number right behind the name.</summary>
    private bool HasNumberBehind(int at)
    {
        while (at < _lower.Length && WordEdge.IsChinese(_lower[at])) at++;
        while (at < _lower.Length && _lower[at] is ' ' or ',' or '，' or ':') at++;
        return at < _lower.Length && (char.IsAsciiDigit(_lower[at]) || _lower[at] == '+');
    }

    private PersonMention? KnownAt(int at, string? title)
    {
        var colleague = world.Colleagues.Names.LongestAt(_lower, at, taken, out var ours);
        var contact = world.Customers.ContactNames.LongestAt(_lower, at, taken, out var theirs);
        var length = Math.Max(colleague, contact);
        if (length == 0 || StartsAnotherWord(at, length) || IsCommonNoun(at)) return null;
        var span = new TextSpan(at, length);
        return new PersonMention(
            span,
            text.Cut(span),
            colleague == length ? [.. ours.Take(MostCandidates).Select(id => world.Colleagues[id])] : [],
            contact == length ? Narrow(theirs) : [],
            title)
        { Whole = span };
    }

    /// <summary>got a bill, February bill, last month's bill: typed small behind a word that no name stands behind.</summary>
    private bool IsCommonNoun(int at) => char.IsAsciiLetterLower(text.Folded[at]) && _lower.AsSpan(at).StartsWith("bill")
        && WordEnd(at) == at + "bill".Length
        && PersonWords.EndsBefore("noun.lead", _lower, at);

    /// <summary>The customers who know such a contact; the ones named in the text decide when they do.</summary>
    private CustomerEntry[] Narrow(Posting posting)
    {
        List<CustomerEntry> named = [];
        foreach (var mention in customers)
        {
            foreach (var entry in mention.Candidates)
            {
                if (world.Customers.IdOf(entry.Key) is { } id && posting.Contains(id)) named.Add(entry);
            }
        }

        return named.Count > 0 ? [.. named] : Array.ConvertAll(posting.Take(MostCandidates), id => world.Customers[id]);
    }

    /// <summary>李总, 欧阳主任, 老周, 小孙.</summary>
    private PersonMention? FormedAt(int at, string? title)
    {
        var length = FamiliarLength(at);
        length = length == 0 ? HonoredLength(at) : IsHonored(at + length) ? length + 1 : length;
        return length == 0 || StartsAnotherWord(at, length) || PersonWords.LengthAt("noname", _lower, at) == length
            ? null : Unknown(at, length, title);
    }

    /// <summary>小钱总: 总 belongs to the name, but not in 小钱总是, 小钱总监.</summary>
    private bool IsHonored(int at) => at < _lower.Length && _lower[at] == '总'
        && _lower.AsSpan(at + 1) is not ['是' or '在' or '会' or '有' or '监', ..];

    /// <summary>李总, 欧阳主任: a family name and what its bearer is called by.</summary>
    private int HonoredLength(int at)
    {
        if (IsOverThere(at)) return 0;
        var family = Math.Max(PersonWords.LengthAt("surname", _lower, at), PersonWords.LengthAt("surname.formal", _lower, at));
        var honorific = family == 0 ? 0 : PersonWords.LengthAt("honorific", _lower, at + family);
        return honorific == 0 ? 0 : family + honorific;
    }

    /// <summary>天成那边院长: 边 is no family name.</summary>
    private bool IsOverThere(int at) => _lower[at] == '边' && at > 0 && _lower[at - 1] is '那' or '这';

    private int FamiliarLength(int at) =>
        PersonWords.LengthAt("familiar.lead", _lower, at) is 1 && PersonWords.LengthAt("familiar", _lower, at + 1) is 1 ? 2 : 0;

    private bool StartsAnotherWord(int at, int length) =>
        length > 1 && WordEdge.IsChinese(_lower[at]) && PersonWords.LengthAt("notname", _lower, at + length - 1) > 1;

    /// <summary>A family name and one or two characters, up to the next edge.</summary>
    private PersonMention? FullNameAt(int at, string? title)
    {
        var family = PersonWords.LengthAt("surname", _lower, at);
        if (family == 0) return null;
        var end = at + family;
        while (end < _lower.Length && end < at + family + 2 && WordEdge.IsChinese(_lower[end]) && !taken[end]) end++;
        var whole = end == _lower.Length || !WordEdge.IsChinese(_lower[end]);
        return end > at + family && whole ? Unknown(at, end - at, title) : null;
    }

    private int WordEnd(int at)
    {
        while (at < _lower.Length && WordEdge.IsWordCharacter(_lower[at]) && !taken[at]) at++;
        return at;
    }

    private PersonMention Unknown(int at, int length, string? title)
    {
        var span = new TextSpan(at, length);
        return new PersonMention(span, text.Cut(span), [], [], title) { Whole = span };
    }
}
