using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Leads;

/// <summary>A new lead or customer, told in one go.</summary>
internal sealed partial class ReadLead : IntentReader
{
    public override string Intent => "lead_new";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        var referrer = Referrer(section);
        var name = LeadName.Find(section);
        if (name is { } card && TitleBehind(section, card) is { } job)
        {
            // 贺建平 采购部经理 13606740099: a person, whose company is asked for
            draft.Set("who", section.Text.Cut(card)).Set("title", section.Text.Cut(job));
            name = null;
        }

        SetName(draft, section, name, referrer);
        SetPerson(draft, section, name, referrer);
        SetContact(draft, section);
        SetSource(draft, section, name, referrer);
        SetPlace(draft, section, name);
        SetTrade(draft, section, name);
        SetNeed(draft, section, name);
        draft.SetMoney("amt", Budget(section), section.World.Settings.DefaultCurrency);
        draft.SetList("tags",
            section.CodesOf(CodeKind.Tag).Where(tag => IsTag(section, tag, name, referrer)).Select(static tag => tag.Code));
        if (section.Utterance.Files.Count > 0) draft.Set("attach", JsonValue.Create(true));
        AskForMissing(draft);
        yield return draft.Build();
    }

    /// <summary>VIP; not a word inside the name, before who referred them, or of a source.</summary>
    private static bool IsTag(Section section, CodeMention tag, TextSpan? name, CustomerMention? referrer) =>
        !Overlaps(tag.Span, name) && tag.Span.End != referrer?.Span.Start
            && !section.AllOf("source").Any(hit => hit.Span.Overlaps(tag.Span));

    /// <summary>The job right behind what is somebody's name and no company's.</summary>
    private static TextSpan? TitleBehind(Section section, TextSpan name)
    {
        if (section.Customers.Count > 0 || section.Has("lead.ask") || name.Length is not (2 or 3)) return null;
        var folded = NameFold.Fold(section.Text.Cut(name));
        if (folded.Length != name.Length || PersonWords.LengthAt("surname", folded, 0) == 0) return null;
        var at = name.End;
        while (at < section.Span.End && section.Lower[at] is ' ' or ',' or '，') at++;
        return at > name.End && at < section.Span.End ? TitleFinder.At(section, at) : null;
    }

    private static void SetName(FrameDraft draft, Section section, TextSpan? name, CustomerMention? referrer)
    {
        var known = section.Customers.FirstOrDefault(mention => mention != referrer);
        var span = WithForm(section, name ?? known?.Span);
        if (span is not { } found || (referrer is not null && found.Overlaps(referrer.Span))) return;
        var written = section.Text.Cut(found).Trim();
        draft.Set("cust", written);
        var same = DuplicatesOf(section, written).ToList();
        if (same.Count > 0) draft.SetList("dup", same).Ask("same");
    }

    /// <summary>Contoso Inc: the legal form behind a name that is known without it.</summary>
    private static TextSpan? WithForm(Section section, TextSpan? name)
    {
        if (name is not { } span) return null;
        foreach (var form in section.All("legal.form"))
        {
            if (form.Start - span.End is 0 or 1) return TextSpan.Between(span.Start, form.End);
        }

        return span;
    }

    /// <summary>Known customers whose name is the same but for a city before it and a legal form behind it.</summary>
    private static IEnumerable<string> DuplicatesOf(Section section, string written)
    {
        var folded = NameFold.Fold(written);
        var cores = LegalForms.Cores(folded).ToList();
        if (section.CodesOf(CodeKind.Region).FirstOrDefault(
            code => folded.StartsWith(section.Text.Lower.Substring(code.Span.Start, code.Span.Length),
                StringComparison.Ordinal)) is { Code: not null } region
            && cores[0].Length > region.Span.Length + 1)
            cores.Add(cores[0][region.Span.Length..]);
        return cores.SelectMany(core => section.World.Customers.WithCore(core)).Select(entry => entry.Name).Distinct();
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
        source ??= section.FirstOf("source")?.Leaf is { } told && section.World.Settings.Sources.Any(code => code.Code == told)
            ? told
            : null;
        draft.Set("src", source ?? (referrer is null && !section.People.Exists(person => BroughtIn(section, person)) ? null : "referral"));
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
            if (section.People.Find(
                person => person.Whole.Start >= hit.End && person.Whole.Start - hit.End <= 2) is { Customers: [var named] } friend)
                return new CustomerMention(friend.Whole, friend.Written, [named], IsGuess: false);   // a referral from Greg
            if (section.People.FindLast(
                person => person.Whole.End <= hit.Start && hit.Start - person.Whole.End <= 3) is { Customers: [var theirs] } contact)
                return new CustomerMention(contact.Whole, contact.Written, [theirs], IsGuess: false);   // 葛总介绍了个朋友
        }

        return null;
    }

    private static void SetNeed(FrameDraft draft, Section section, TextSpan? name)
    {
        draft.Set("within", Within(section)?.AsDuration());
        var many = Quantity(section, name);
        foreach (var clause in section.Clauses)
        {
            if (name is { } span && span.Start <= clause.Start && span.End >= clause.End) continue;
            if (NeedIn(section, clause, name) is not { } need) continue;
            draft.Set("need", many is null ? need : many + " " + need);
            return;
        }

        draft.Set("need", many ?? BareNeed(section, name, draft));
    }

    /// <summary>三个月内, in 3 months: how soon.</summary>
    private static TimeMention? Within(Section section) =>
        section.Times.Find(static time => time.Sense == AmountSense.Within)
        ?? section.Times.Find(time =>
            time.Sense == AmountSense.Ahead && time.AsDuration() is not null && section.Lower.AsSpan(time.Span.Start).StartsWith("in "));

    /// <summary>
    /// 要自动化产线: what stands behind the word, without sums and days; where only the end of the clause tells of a wish, its days stay.
    /// </summary>
    private static string? NeedIn(Section section, TextSpan clause, TextSpan? name)
    {
        var part = section.Within(clause);
        var word = NeedWord(part, name);
        if (word is null && !part.Has("lead.need.tail")) return null;
        var rest = section.Within(TextSpan.Between(word?.End ?? clause.Start, clause.End));
        List<TextSpan> gone = [.. rest.Amounts.Where(static spot => !spot.Bare).Select(static spot => spot.Span)];
        if (word is not null)
            gone.AddRange(rest.Times.Where(static time => time.Tendency != TimeTendency.Present).Select(static time => time.Span));
        gone.AddRange(section.All("budget").Select(static hit => hit.Span));
        var need = Phrasing.Trim(rest.Cut(gone));
        return IsNoNeed(rest, need) ? null : need;
    }

    private static CueHit? NeedWord(Section part, TextSpan? name)
    {
        foreach (var hit in part.Cues)
        {
            if (hit.Is("lead.need") && !Overlaps(hit.Span, name)) return hit;
        }

        return null;
    }

    /// <summary>官网咨询过来的, 要的不急: where from, or how soon.</summary>
    private static bool IsNoNeed(Section rest, string need) => need.Length < 2 || need is "过来的" or "来的" || IsOnlyHaste(rest, need)
        || Nearby.Words("need.step").Begins(need.ToLowerInvariant());

    /// <summary>
    /// …, inventory forecasting, 40k: a few small words in a clause by themselves,
    /// behind the company and how to reach it, that nothing else explains.
    /// </summary>
    private static string? BareNeed(Section section, TextSpan? name, FrameDraft draft)
    {
        if (name is not { } company || !draft.HasContent("phone", "email")) return null;
        foreach (var clause in section.Clauses)
        {
            if (clause.Start < company.End || !IsFewLatinWords(section, clause) || IsExplained(section, clause)) continue;
            var words = section.Text.Cut(clause).Trim();
            if (words != draft.Text("who") && words != draft.Text("industry") && EndsInSmallWords(words)) return words;
        }

        return null;
    }

    private static bool IsFewLatinWords(Section section, TextSpan clause) =>
        clause.Length is >= ShortestNeed and <= LongestNeed && char.IsAsciiLetter(section.Text.Folded[clause.Start]);

    /// <summary>A value, somebody, a job, a place, or words that mean something else.</summary>
    private static bool IsExplained(Section section, TextSpan clause)
    {
        var part = section.Within(clause);
        if (part.Times.Count + part.Amounts.Count + part.Codes.Count + part.Phones.Count + part.Emails.Count + part.People.Count > 0)
            return true;
        return part.Cues.Exists(IsOtherMatter) || TitleFinder.First(part) is not null || LeadName.IsPlaceOrTrade(section, clause);
    }

    private static bool IsOtherMatter(CueHit hit) => hit.Length > 3
        && (hit.IsOf("source") || hit.IsOf("lead") || hit.Is("need") || hit.Is("said") || hit.Is("pronoun")
            || hit.Is("speaker.me") || hit.Is("negation") || hit.Is("budget"));

    private static bool EndsInSmallWords(string words) => words.Split(' ').Length is 2 or 3
        && char.IsAsciiLetterLower(words[^1]) && char.IsAsciiLetterLower(words[words.LastIndexOf(' ') + 1]);

    private const int ShortestNeed = 8;
    private const int LongestNeed = 36;

    private static bool IsOnlyHaste(Section rest, string need) =>
        rest.Cues.Exists(hit => hit.Is("patch.calm") && hit.Length >= need.Length - 1);

    /// <summary>~60 units: how many, in a clause by itself.</summary>
    private static string? Quantity(Section section, TextSpan? name)
    {
        foreach (var clause in section.Clauses)
        {
            if (name is { } span && span.Overlaps(clause) || section.Within(clause).First("lead.quantity") is not { } unit
                || unit.End != clause.End) continue;
            var number = section.Text.Cut(TextSpan.Between(clause.Start, unit.Start)).Trim(' ', '~', '-');
            if (number.Length > 0 && number.All(static c => char.IsAsciiDigit(c) || c is '-' or ',' or '+' or ' '))
                return section.Text.Cut(clause).Trim();
        }

        return null;
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
