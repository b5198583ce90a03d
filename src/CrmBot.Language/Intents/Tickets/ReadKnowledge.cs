using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>Asks the knowledge base, for a script or a case; adds to it or puts it right.</summary>
internal sealed class ReadKnowledge : IntentReader
{
    /// <summary>The more special occasions first: a complaint about the price is about the price.</summary>
    private static readonly string[] Topics =
    [
        "after_quote_silent", "objection_competitor", "objection_delivery", "objection_price", "first_contact", "winback", "renewal",
        "payment", "referral_ask",
        "upsell", "greeting", "complaint",
    ];

    public override string Intent => "kb";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (section.Has("kb.add") || (!Mood.IsQuestion(section) && TicketWords.IsBefore(section, "kb.save", "kb.base", 26)))
            yield return Add(draft, section);
        else if (IsFix(section)) yield return Fix(draft, section);
        else if (section.Has("kb.case")) yield return Case(draft, section);
        else if (section.Has("kb.script") || section.Has("message.draft")
            || ((section.Has("kb.script.light") || section.Has("kb.letter")) && section.HasFamily("occasion")) || IsAskedScript(section))
            yield return Script(draft, section);
        else yield return Ask(draft, section);
    }

    /// <summary>存知识库：退货7天内, 知识库加一条 退货7天内: what stands behind is what is kept, else the card or what was said last.</summary>
    private static Frame Add(FrameDraft draft, Section section)
    {
        draft.Set("act", "add");
        var begins = BeginOfText(section);
        var text = begins < 0 ? "" : Phrasing.Trim(TextCutter.Cut(section.Text, TextSpan.Between(begins, section.Span.End), []));
        if (text.Length <= 3) text = KeptBefore.Text(section);
        return text.Length > 3
            ? draft.Set("text", text).Build() : draft.Set("ref", section.Utterance.ReplyTo is null ? "last" : "reply").Build();
    }

    // Behind the colon, or behind the order itself when a gap follows it.
    private static int BeginOfText(Section section)
    {
        if (section.Lower.IndexOf(':', section.Span.Start, section.Span.Length) is >= 0 and var colon) return colon + 1;
        return section.First("kb.add") is { } order && order.End < section.Span.End && section.Lower[order.End] is ' ' or ','
            ? order.End : -1;
    }

    private static bool IsFix(Section section) => (section.Utterance.ReplyTo?.Kind is "kb" or "script" || section.Has("kb.base"))
        && section.Has("kb.stale") && !Mood.IsQuestion(section);

    /// <summary>怎么唤醒沉睡客户 asks for words; 续约怎么办理 for a way.</summary>
    private static bool IsAskedScript(Section section)
    {
        if (!section.Has("howto") && !section.Has("kb.how")) return false;
        foreach (var topic in Topics)
        {
            if (topic is not ("renewal" or "complaint") && section.Has("occasion." + topic)) return true;
        }

        return false;
    }

    private static Frame Fix(FrameDraft draft, Section section)
    {
        var start = -1;
        foreach (var hit in section.Cues)
        {
            if (hit.Is("kb.new") && hit.End < section.Span.End) start = Math.Max(start, hit.End);
        }

        draft.Set("act", "fix").Set("ref", section.Utterance.ReplyTo is null ? null : "reply");
        if (start >= 0) start = KnowledgeText.Head(section, start);
        if (start >= 0)
            draft.Set("text", Phrasing.Trim(section.Within(TextSpan.Between(start, section.Span.End))
                .Cut(section.All("kb.new").Where(hit => hit.Start > start && hit.End == section.Span.End).Select(hit => hit.Span))));
        if (!draft.Has("text") && section.Clauses.Count > 1)
            draft.Set("text", string.Join(' ',
                section.Clauses.Where(clause => !section.Within(clause).Has("kb.stale"))
                    .Select(clause => Phrasing.Trim(section.Within(clause).Cut()))));
        if (!draft.Has("text")) draft.Ask("text");
        return draft.Build();
    }

    private static Frame Case(FrameDraft draft, Section section)
    {
        draft.Set("kind", "case");
        CustomerSlot.Fill(draft, section, null, required: false);
        var without = new List<TextSpan>();
        TicketWords.AddSpans(section, without, "kb.case", "kb.case.fill", "question", "show", "smalltalk", "polite");
        foreach (var mention in section.Customers) without.Add(mention.Span);
        draft.Set("industry", Phrasing.Trim(section.Cut(without)));
        return draft.Build();
    }

    private static Frame Script(FrameDraft draft, Section section)
    {
        draft.Set("kind", "script").Set("topic", Array.Find(Topics, topic => section.Has("occasion." + topic)));
        SetFor(draft, section);
        if (!draft.Has("topic"))
            draft.Set("q", section.Has("message.draft") ? Phrasing.Trim(section.Cut()) : Question(section, scripts: true));
        return draft.Build();
    }

    private static Frame Ask(FrameDraft draft, Section section)
    {
        draft.Set("q", Question(section, scripts: false));
        SetFor(draft, section);
        if (!draft.Has("q")) draft.Ask("q");
        return draft.Build();
    }

    /// <summary>For whom the words are, when the text says so.</summary>
    private static void SetFor(FrameDraft draft, Section section)
    {
        if (section.Customers.Count > 0) CustomerSlot.Named(draft, section.Customers[0]);
        else if (draft.Is("kind", "script") && section.Utterance.ReplyTo is null
            && Persons.Contact(section) is { Customers.Count: 1 } contact)
            CustomerSlot.Fill(draft, section, contact, required: false);   // 给谭姐编段催款的话
        draft.Set("grade", section.FirstOf("grade")?.Leaf.ToUpperInvariant());
    }

    /// <summary>What is asked about, without the words that only ask.</summary>
    private static string Question(Section section, bool scripts)
    {
        var without = new List<TextSpan>();
        TicketWords.AddSpans(section, without, "kb.tail", "smalltalk", "polite", "kb.base", "asks.how");
        AskedBase.AddSpans(section, without);
        if (scripts) TicketWords.AddSpans(section, without, "kb.script", "client", "asking", "inquiry.ask", "kb.script.noun");
        foreach (var mention in section.Customers) without.Add(Phrasing.Around(section, mention.Span));
        var text = Phrasing.Trim(section.Cut(without));
        return text.Length > 1 ? text : Phrasing.Trim(section.Cut());
    }
}
