using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents;

/// <summary>A new lead or customer, told in one go.</summary>
internal sealed class ReadLead : IntentReader
{
    public override string Intent => "lead_new";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        var referrer = Referrer(section);
        var name = LeadName.Find(section);
        SetName(draft, section, name, referrer);
        SetPerson(draft, section, name, referrer);
        SetContact(draft, section);
        SetSource(draft, section, name, referrer);
        SetPlace(draft, section, name);
        SetTrade(draft, section, name);
        SetNeed(draft, section, name);
        draft.SetMoney("amt", Budget(section), section.World.Settings.DefaultCurrency);
        draft.SetList("tags", section.CodesOf(CodeKind.Tag).Where(tag => !Overlaps(tag.Span, name) && !section.AllOf("source").Any(hit => hit.Span.Overlaps(tag.Span))).Select(tag => tag.Code));
        if (section.Utterance.Files.Count > 0) draft.Set("attach", JsonValue.Create(true));
        AskForMissing(draft);
        yield return draft.Build();
    }

    private static void SetName(FrameDraft draft, Section section, TextSpan? name, CustomerMention? referrer)
    {
        var known = section.Customers.FirstOrDefault(mention => mention != referrer);
        var span = name ?? known?.Span;
        if (span is not { } found || (referrer is not null && found.Overlaps(referrer.Span))) return;
        var written = section.Text.Cut(found).Trim();
        draft.Set("cust", written);
        var same = DuplicatesOf(section, written).ToList();
        if (same.Count > 0) draft.SetList("dup", same).Ask("same");
    }

    /// <summary>Known customers whose name is the same but for a city before it and a legal form behind it.</summary>
    private static IEnumerable<string> DuplicatesOf(Section section, string written)
    {
        var folded = NameFold.Fold(written);
        var cores = LegalForms.Cores(folded).ToList();
        if (section.CodesOf(CodeKind.Region).FirstOrDefault(code => folded.StartsWith(section.Text.Lower.Substring(code.Span.Start, code.Span.Length), StringComparison.Ordinal)) is { Code: not null } region && cores[0].Length > region.Span.Length + 1)
            cores.Add(cores[0][region.Span.Length..]);
        return cores.SelectMany(core => section.World.Customers.WithCore(core)).Select(entry => entry.Name).Distinct();
    }

    /// <summary>海澜顾总推荐了一家: who stands right behind the referrer is theirs.</summary>
    private static bool IsReferring(Section section, PersonMention person, CustomerMention? referrer) =>
        referrer is { } by && person.Whole.Start >= by.Span.End && section.Lower.AsSpan(by.Span.End, person.Whole.Start - by.Span.End).Trim().Length <= 1 && section.People.Count > 1;

    private static void SetPerson(FrameDraft draft, Section section, TextSpan? name, CustomerMention? referrer)
    {
        var person = section.People.FirstOrDefault(found => !Overlaps(found.Whole, name) && found.Side != PersonSide.Ours && !IsReferring(section, found, referrer));
        if (person is not null && LooseName(section, name) is { } longer && longer.StartsWith(person.Written, StringComparison.Ordinal)) draft.Set("who", longer).Set("title", person.Title);
        else if (person is not null) draft.Set("who", person.Written).Set("title", person.Title);
        else if (section.First("lead.named") is { } named && LeadName.LooksLikePerson(section, named.End)) draft.Set("who", section.Text.Cut(TextSpan.Between(named.End, section.Clauses.First(clause => clause.Contains(named.End)).End)));
        else if (section.First("name.family") is { } family) draft.Set("who", FamilyName(section, family.End));
        else if (LooseName(section, name) is { } loose) draft.Set("who", loose);
    }

    private static string? FamilyName(Section section, int at)
    {
        var length = PersonWords.LengthAt("surname", section.Lower, at);
        return length == 0 ? null : section.Text.Cut(new TextSpan(at, length));
    }

    /// <summary>"Sara Lim sara@...", "contact is Nina Cole", or a piece of two or three characters that starts with a family name.</summary>
    private static string? LooseName(Section section, TextSpan? name)
    {
        foreach (var clause in section.Clauses)
        {
            if (Overlaps(clause, name)) continue;
            if ((BeforeEmail(section, clause) ?? LatinName(section, clause) ?? LeadPerson.Plain(section, clause, name) ?? ShortName(section, clause)) is { } found) return found;
        }

        return null;
    }

    private static string? BeforeEmail(Section section, TextSpan clause)
    {
        foreach (var email in section.Emails)
        {
            if (clause.Contains(email.Span)) return Capitalised(TextCutter.Cut(section.Text, TextSpan.Between(clause.Start, email.Span.Start), []));
        }

        return null;
    }

    private static string? ShortName(Section section, TextSpan clause)
    {
        var text = TextCutter.Cut(section.Text, clause, section.Phones.ConvertAll(static phone => phone.Span));
        return text.Length is 2 or 3 && text.All(WordEdge.IsChinese) && PersonWords.LengthAt("surname", text, 0) is 1 && !LeadName.IsPlaceOrTrade(section, new TextSpan(clause.Start, text.Length))
            && !section.Codes.Any(code => code.Span.Overlaps(clause)) && !section.Cues.Any(hit => hit.Start >= clause.Start && hit.End <= clause.End && hit.Length > 1) ? text : null;
    }

    /// <summary>A clause of two or three capitalised words, or of one behind "contact", that is nothing else.</summary>
    private static string? LatinName(Section section, TextSpan clause) =>
        section.Text.Folded.AsSpan(clause.Start, clause.Length).ContainsAnyInRange('A', 'Z') ? CapitalisedName(section, clause) : null;

    private static string? CapitalisedName(Section section, TextSpan clause)
    {
        var part = section.Within(clause);
        var marks = part.All("lead.contact").Where(hit => hit.Start == clause.Start).Select(hit => TextSpan.Between(hit.Start, hit.End)).ToList();
        if (part.Codes.Count + part.Times.Count + part.Customers.Count + part.Emails.Count > 0 || LeadName.IsPlaceOrTrade(section, clause) || TitleFinder.First(part) is not null) return null;
        if (part.Cues.Any(hit => hit.Length > 1 && (hit.Start == clause.Start || hit.End < clause.End) && !hit.Is("lead.contact") && !marks.Exists(mark => mark.Contains(new TextSpan(hit.Start, hit.Length))))) return null;
        var words = part.Cut([.. marks, .. part.Phones.Select(phone => phone.Span)]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var named = words.Length <= 3 && words.Length >= (marks.Count > 0 ? 1 : 2) && words.All(word => char.IsAsciiLetterUpper(word[0]) && word.Skip(1).Any(char.IsAsciiLetterLower));
        return named ? string.Join(' ', words) : null;
    }

    private static string? Capitalised(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse().TakeWhile(word => char.IsUpper(word[0])).Take(3).Reverse();
        return string.Join(' ', words) is { Length: > 1 } found ? found : null;
    }

    private static void SetContact(FrameDraft draft, Section section)
    {
        draft.Set("phone", section.Phones.Select(spot => spot.Value).FirstOrDefault());
        draft.Set("email", section.Emails.Select(spot => spot.Value).FirstOrDefault());
        draft.Set("wechat", section.Wechats.Select(spot => spot.Value).FirstOrDefault());
    }

    private static void SetSource(FrameDraft draft, Section section, TextSpan? name, CustomerMention? referrer)
    {
        var sources = section.CodesOf(CodeKind.Source).Where(code => !Overlaps(code.Span, name)).Select(code => code.Code).ToList();
        var source = sources.FirstOrDefault(code => code != "referral") ?? sources.FirstOrDefault();
        source ??= section.FirstOf("source")?.Leaf is { } told && section.World.Settings.Sources.Any(code => code.Code == told) ? told : null;
        draft.Set("src", source ?? (referrer is null ? null : "referral"));
        draft.Set("referrer", referrer?.Known?.Name ?? referrer?.Written);
    }

    /// <summary>The customer named right before 推荐, 介绍, or right behind "referred by".</summary>
    private static CustomerMention? Referrer(Section section)
    {
        foreach (var hit in section.All("lead.referrer"))
        {
            var before = section.Customers.LastOrDefault(mention => mention.Span.End <= hit.Start && hit.Start - mention.Span.End <= 4);
            var after = section.Customers.FirstOrDefault(mention => mention.Span.Start >= hit.End && mention.Span.Start - hit.End <= 2);
            if ((before ?? after) is { } found) return found;
        }

        return null;
    }

    private static void SetPlace(FrameDraft draft, Section section, TextSpan? name)
    {
        var known = section.Customers.Where(mention => name is { } span && mention.Span.Length == span.Length).Select(mention => mention.Span).ToList();
        var region = section.CodesOf(CodeKind.Region).FirstOrDefault(code => !known.Any(span => span.Overlaps(code.Span)) && (name is not { } span || !code.Span.Overlaps(span) || code.Span.Start == span.Start));
        if (region.Code is not null)
        {
            draft.Set("region", region.Code);
            return;
        }

        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            var length = Places.CityLengthAt(section.Lower, at);
            if (length == 0 || (name is { } span && span.Contains(at) && at != span.Start) || section.Customers.Any(mention => mention.Span.Contains(at))) continue;
            draft.Set("region", section.Text.Cut(new TextSpan(at, length)));
            return;
        }

        if (section.First("place.in") is { } place && Capitalised(TextCutter.Cut(section.Text, Clause(section, place.End), [])) is { } town) draft.Set("region", town);
    }

    private static TextSpan Clause(Section section, int at)
    {
        var end = section.Clauses.Where(clause => clause.Contains(at - 1)).Select(clause => clause.End).FirstOrDefault(section.Span.End);
        var next = section.Lower.IndexOf(' ', Math.Min(at + 1, end), Math.Max(0, end - at - 1));
        return TextSpan.Between(at, next > 0 ? Math.Min(next, end) : end);
    }

    private static void SetTrade(FrameDraft draft, Section section, TextSpan? name)
    {
        foreach (var clause in section.Clauses)
        {
            if (Overlaps(clause, name)) continue;
            if ((Doing(section, clause) ?? Named(section, clause)) is { } trade)
            {
                draft.Set("industry", trade);
                return;
            }

            for (var at = clause.Start; at < clause.End; at++)
            {
                var length = Places.TradeLengthAt(section.Lower, at);
                if (length == 0 || section.Customers.Any(mention => mention.Span.Contains(at)) || !IsTrade(section, clause, at, at + length)) continue;
                draft.Set("industry", section.Text.Cut(new TextSpan(at, length)));
                return;
            }
        }
    }

    /// <summary>做五金的, 一家做卫浴的: whatever stands between is the trade.</summary>
    private static string? Doing(Section section, TextSpan clause)
    {
        var text = section.Lower.AsSpan(clause.Start, clause.Length);
        var start = text.IndexOf('做');
        if (start < 0 || start > 6 || text[^1] != '的' || text.Length - start - 2 is < 2 or > 6) return null;
        return section.Text.Cut(new TextSpan(clause.Start + start + 1, text.Length - start - 2));
    }

    /// <summary>"shipping industry", 做…行业: the clause names a trade that no list knows.</summary>
    private static string? Named(Section section, TextSpan clause)
    {
        var text = section.Lower.AsSpan(clause.Start, clause.Length);
        var end = text.EndsWith(" industry", StringComparison.Ordinal) ? text.Length - " industry".Length : text.EndsWith("行业", StringComparison.Ordinal) ? text.Length - 2 : -1;
        if (end is < 2 or > 24 || section.Within(clause) is { Customers.Count: > 0 } or { Phones.Count: > 0 }) return null;
        var start = text.StartsWith("in the ", StringComparison.Ordinal) ? 7 : text.StartsWith("from the ", StringComparison.Ordinal) ? 9 : text[0] is '做' ? 1 : 0;
        return start < end ? section.Text.Cut(TextSpan.Between(clause.Start + start, clause.Start + end)) : null;
    }

    /// <summary>陶瓷厂, 物流行业, 做冷链的: the trade is the whole piece, or marked as one.</summary>
    private static bool IsTrade(Section section, TextSpan clause, int start, int end)
    {
        var rest = section.Lower[end..clause.End];
        var marked = rest.StartsWith("行业", StringComparison.Ordinal) || rest.StartsWith(" industry", StringComparison.Ordinal) || (start > clause.Start && section.Lower[start - 1] == '做' && rest.StartsWith('的'));
        return marked || (start == clause.Start && rest.TrimEnd() is "" or "厂" or "企业" or "公司" or "的" or "厂家" or "店");
    }

    private static void SetNeed(FrameDraft draft, Section section, TextSpan? name)
    {
        var within = section.Times.FirstOrDefault(time => time.Sense == AmountSense.Within);
        draft.Set("within", within?.AsDuration());
        foreach (var clause in section.Clauses.Where(clause => !(name is { } span && span.Start <= clause.Start && span.End >= clause.End)))
        {
            var part = section.Within(clause);
            var cue = part.All("lead.need").Cast<CueHit?>().FirstOrDefault(hit => !Overlaps(TextSpan.Between(hit!.Value.Start, hit.Value.End), name));
            if (cue is null && !part.Has("lead.need.tail")) continue;
            var start = cue is { } found ? found.End : clause.Start;
            var rest = section.Within(TextSpan.Between(start, clause.End));
            var gone = rest.Amounts.Where(spot => !spot.Bare).Select(spot => spot.Span).Concat(cue is null ? [] : rest.Times.Select(time => time.Span)).Concat(section.All("budget").Select(hit => TextSpan.Between(hit.Start, hit.End)));
            var need = Phrasing.Trim(rest.Cut(gone));
            if (need.Length < 2) continue;
            draft.Set("need", need);
            return;
        }
    }

    private static Numbers.Money? Budget(Section section)
    {
        var spot = section.Amounts.FirstOrDefault(found => !found.Bare && found.Money.Max != 0);
        return spot.Money;
    }

    private static void AskForMissing(FrameDraft draft)
    {
        if (!draft.Has("cust")) draft.Ask("cust");
        if (!draft.HasContent("phone", "email", "wechat")) draft.Ask("contact");
        if (!draft.Has("src")) draft.Ask("src");
    }

    private static bool Overlaps(TextSpan span, TextSpan? other) => other is { } found && span.Overlaps(found);
}
