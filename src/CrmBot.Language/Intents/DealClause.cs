using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Spots;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents;

/// <summary>What one clause says of an open deal: stage, amount, day of signing, chance, competitor, what it is stuck on.</summary>
/// <param name="clause">The clause.</param>
/// <param name="draft">Takes what is said; a slot that is set stays.</param>
/// <param name="among">Whether the clause stands among others that speak of the deal: then a bare amount or share does too.</param>
internal sealed class DealClause(Section clause, FrameDraft draft, bool among)
{
    private const int MostDistance = 8;
    private const int LongestBidder = 16;

    /// <summary>A plain number behind 金额 is an amount from here on; 改一下 names none.</summary>
    private const int LeastBare = 100;

    /// <summary>True when the clause says something of the deal.</summary>
    public bool Read()
    {
        if (ReadRivalNote() || ReadRival() || ReadBlocker()) return true;
        var read = ReadYes() | ReadStage();
        var closes = ReadClose(read);
        var chance = ReadChance(read | closes);
        read |= ReadAmount(read || ((closes || chance) && clause.Has("deal.set")));
        return read | closes | chance | (!chance && ReadChance(read));
    }

    private bool ReadRival()
    {
        if (draft.Has("rival") || clause.Has("find.list")) return false;
        if (clause.First("deal.rival") is not { } cue) return ReadBidder();
        var start = cue.End;
        start = BehindCustomer(start);
        while (start < clause.Span.End && clause.Lower[start] is ' ' or '是' or '有' or ':' or '：' or '那' or '边') start++;
        var end = RivalEnd(start);
        var name = TextCutter.Tidy(clause.Text.Cut(TextSpan.Between(start, Math.Max(start, end)))).TrimEnd('了');
        if (name.Length < 2) return false;
        draft.Set("rival", name);
        var rest = Phrasing.Trim(clause.Within(TextSpan.Between(end, clause.Span.End)).Cut());
        if (rest.Length > 2 && Compares(end)) draft.Set("rival_note", rest);
        return true;
    }

    /// <summary>云杉那边赛默飞也在报: whoever bids as well stands right before the words for it.</summary>
    private bool ReadBidder()
    {
        if ((clause.First("deal.rival.also") ?? (clause.Has("also") ? clause.First("deal.rival.bid") : null)) is not { } bids || clause.People.Exists(person => person.Whole.End == bids.Start)) return false;
        var start = clause.Span.Start;
        foreach (var mention in clause.Customers)
        {
            if (mention.Span.End <= bids.Start) start = Phrasing.Around(clause, mention.Span).End;
        }

        foreach (var hit in clause.Cues)
        {
            if (hit.End <= bids.Start && (hit.Is("pronoun") || hit.Is("also") || hit.Is("deal.noun") || hit.Is("filler") || hit.Is("said"))) start = Math.Max(start, hit.End);
        }

        var name = Phrasing.Trim(clause.Text.Cut(TextSpan.Between(start, Math.Max(start, bids.Start))));
        if (name.Length is < 2 or > LongestBidder || name.StartsWith('我') || name.StartsWith('咱')) return false;
        draft.Set("rival", name);
        return draft.Has("rival");
    }

    private bool Compares(int from)
    {
        foreach (var hit in clause.Cues)
        {
            if (hit.Start >= from && hit.Is("deal.compare")) return true;
        }

        return false;
    }

    /// <summary>"competitor at Lumen is Datadog": the name stands behind the customer's.</summary>
    private int BehindCustomer(int start)
    {
        foreach (var mention in clause.Customers)
        {
            if (mention.Span.Start >= start) return LinkAfter(mention.Span.End) ?? start;
        }

        return start;
    }

    private int? LinkAfter(int at)
    {
        foreach (var link in (ReadOnlySpan<string>)[" is ", "那边是", "的是", "是", " are "])
        {
            if (clause.Lower.AsSpan(at).StartsWith(link)) return at + link.Length;
        }

        return null;
    }

    private int RivalEnd(int start)
    {
        var end = clause.Span.End;
        foreach (var mention in clause.Customers)
        {
            if (mention.Span.Start > start) end = Math.Min(end, Phrasing.Around(clause, mention.Span).Start);
        }

        foreach (var hit in clause.Cues)
        {
            if (hit.Start >= start && hit.Is("deal.rival.tail")) end = Math.Min(end, hit.Start);
        }

        return end;
    }

    /// <summary>Behind the competitor's name: 价格比我们低一成左右.</summary>
    private bool ReadRivalNote()
    {
        if (!draft.Has("rival") || draft.Has("rival_note") || !clause.Has("deal.compare") || clause.Has("deal.rival") || clause.Amounts.Exists(spot => !spot.Bare) || clause.Has("need") || clause.Has("promise.their")) return false;
        draft.Set("rival_note", Phrasing.Trim(clause.Cut()));
        return true;
    }

    private bool ReadBlocker()
    {
        if (draft.Has("blocker") || (clause.First("deal.block.firm") ?? (clause.Has("deal.noun") || among ? clause.First("deal.block") : null)) is not { } firm) return false;
        var cue = LongestBlock(firm);
        // 卡法务: all but 卡 names what it is stuck on.
        var start = clause.Lower[cue.Start] == '卡' && clause.Lower[cue.End - 1] is not ('在' or '了' or '住' or '到') ? cue.Start + 1 : cue.End;
        while (start < clause.Span.End && clause.Lower[start] is ' ' or '在' or '了' or '于') start++;
        var end = clause.Span.End;
        foreach (var mention in clause.Customers)
        {
            if (mention.Span.Start > start) end = Math.Min(end, Phrasing.Around(clause, mention.Span).Start);
        }

        var text = Phrasing.Trim(clause.Text.Cut(TextSpan.Between(start, Math.Max(start, end))));
        foreach (var lead in (ReadOnlySpan<string>)["他们的", "他们", "对方", "客户", "their ", "the "])
        {
            if (text.StartsWith(lead, StringComparison.OrdinalIgnoreCase) && text.Length > lead.Length + 1) text = text[lead.Length..];
        }

        text = text.TrimEnd('了', '那', '里', '儿', '边', '上');
        if (text.Length == 0) return false;
        draft.Set("blocker", text);
        return true;
    }

    private CueHit LongestBlock(CueHit firm)
    {
        var longest = default(CueHit);
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("deal.block") && hit.Start >= firm.Start && hit.Length > longest.Length) longest = hit;
        }

        return longest.Length > 0 ? longest : firm;
    }

    private bool ReadYes()
    {
        if (!clause.Has("deal.yes")) return false;
        draft.Set("stage", "negotiation");
        return true;
    }

    private bool ReadStage()
    {
        if (draft.Has("stage")) return false;
        if (clause.First("quote.word") is { } quote && Money() is { } money && quote.Start <= money.Span.Start && !clause.Has("need") && !clause.Has("objection") && !clause.Has("deal.rival") && !TimeIsAhead())
        {
            draft.Set("stage", "quote");
            return true;
        }

        if (among && clause.Has("quote.word") && clause.Amounts.Count == 0 && clause.Customers.Count > 0 && clause.Text.CutFolded(clause.Span).Contains('了', StringComparison.Ordinal) && !clause.Has("need") && !clause.Has("objection") && !clause.Has("said") && !clause.Has("not.yet"))
        {
            draft.Set("stage", "quote");   // 报价给星河了 含税36万8
            return true;
        }

        var move = clause.First("deal.move");
        if (move is null && !clause.Has("deal.stage.tail") && !clause.Has("deal.word")) return false;
        foreach (var code in clause.Codes)
        {
            if (code.Kind != CodeKind.Stage || code.Code is "won" or "lost" || !IsReached(code.Span, move)) continue;
            draft.Set("stage", code.Code);
            return true;
        }

        return false;
    }

    /// <summary>The stage stands behind the verb, or is marked as one and not looked for.</summary>
    private bool IsReached(TextSpan stage, CueHit? move) =>
        move is { } verb ? stage.Start >= verb.End : IsMarked(stage) && (clause.Customers.Count > 0 || clause.Carried is not null || !clause.Has("find.noun"));

    /// <summary>报价阶段; a plain 合同 or 报价 without a verb names no stage.</summary>
    private bool IsMarked(TextSpan stage) => clause.Cues.Exists(hit => hit.Is("deal.stage.tail") && (hit.Start == stage.End || hit.Start == stage.End + 1 || (char.IsAscii(clause.Lower[hit.Start]) && hit.End + 1 == stage.Start)));

    private bool TimeIsAhead() => TimeWords.FirstAhead(clause) is not null && !clause.Text.CutFolded(clause.Span).Contains('了', StringComparison.Ordinal);

    private bool ReadAmount(bool known)
    {
        if (draft.Has("amt") || clause.Has("budget")) return false;
        var word = clause.First("deal.amount") ?? (clause.Has("deal.set") && !clause.Has("need") ? clause.First("deal.noun") : null);
        var spot = clause.First("deal.sum.to") is { } to ? MoneyBehind(to.End) ?? Money() : word is { } said ? MoneyBehind(said.End) ?? Money() : Money();
        if (spot is null && word is not null && BareBehind(word.Value.End) is { Money.Value: >= LeastBare } plain) spot = plain;
        if (spot is not { } amount || !(known || word is not null || (among && IsBare(amount.Span)))) return false;
        draft.SetMoney("amt", amount.Money, clause.World.Settings.DefaultCurrency);
        if (clause.FirstOf("deal.per") is { } per && (per.Start >= amount.Core.Start ? per.Start - amount.Span.End : amount.Span.Start - per.End) < MostDistance) draft.Set("per", per.Leaf);
        return true;
    }

    private MoneySpot? BareBehind(int at)
    {
        foreach (var spot in clause.Amounts)
        {
            if (spot.Span.Start >= at) return spot;
        }

        return null;
    }

    private MoneySpot? MoneyBehind(int at)
    {
        foreach (var spot in clause.Amounts)
        {
            if (!spot.Bare && spot.Span.Start >= at) return spot;
        }

        return null;
    }

    private MoneySpot? Money()
    {
        foreach (var spot in clause.Amounts)
        {
            if (!spot.Bare) return spot;
        }

        return null;
    }

    private bool ReadChance(bool known)
    {
        if (draft.Has("prob") || (!clause.Lower.AsSpan(clause.Span.Start, clause.Span.Length).ContainsAny("%成开/") && !clause.Lower.AsSpan(clause.Span.Start, clause.Span.Length).Contains("percent", StringComparison.Ordinal))) return false;
        foreach (var share in ShareSpotter.Find(clause.Text))
        {
            if (!clause.Span.Contains(share.Span) || share.Value > 1) continue;
            if (!clause.Has("deal.prob") && !((among || known) && IsBare(share.Span)) && !IsSetTo(share.Span)) continue;
            if (clause.Has("deal.rival") || clause.Has("objection")) continue;
            draft.SetNumber("prob", share.Value);
            return true;
        }

        return false;
    }

    /// <summary>"set Woodgrove to 40%".</summary>
    private bool IsSetTo(TextSpan share) => (clause.Has("deal.amount") && clause.Customers.Count > 0 && share.Start >= 3 && clause.Lower.AsSpan(share.Start - 3, 3).SequenceEqual("at ")) || share.Start >= 3 && clause.Lower.AsSpan(share.Start - 3, 3).SequenceEqual("to ")
        && (clause.Customers.Count > 0 || clause.Carried is not null || clause.Has("pronoun") || clause.Lower.Contains(" it ", StringComparison.Ordinal)) && Sets(clause.Lower.AsSpan(clause.Span.Start));

    private static bool Sets(ReadOnlySpan<char> text) => text.StartsWith("set ", StringComparison.Ordinal) || text.StartsWith("drop ", StringComparison.Ordinal) || text.StartsWith("move ", StringComparison.Ordinal) || text.StartsWith("bump ", StringComparison.Ordinal)
        || text.StartsWith("put ", StringComparison.Ordinal) || text.StartsWith("lower ", StringComparison.Ordinal) || text.StartsWith("raise ", StringComparison.Ordinal) || text.StartsWith("take ", StringComparison.Ordinal) || text.StartsWith("cut ", StringComparison.Ordinal);

    /// <summary>Nothing is left of the clause beside it.</summary>
    private bool IsBare(TextSpan span)
    {
        var words = clause.Cues.Where(hit => hit.IsOf("deal") || hit.Is("also") || hit.Is("speaker.me") || hit.Is("pronoun")).Select(hit => hit.Span);
        return NameRest.IsEmpty(Phrasing.Trim(clause.Cut([span, .. words, .. clause.Times.Select(time => time.Span), .. clause.Amounts.Select(spot => spot.Span), .. clause.Customers.Select(mention => Phrasing.Around(clause, mention.Span)), .. clause.CodesOf(CodeKind.Stage).Select(code => code.Span)])));
    }

    private bool ReadClose(bool known)
    {
        if (draft.Has("close") || IsDenied() || (!clause.Has("deal.close") && !clause.Has("deal.slip"))) return false;
        var time = clause.Times.FirstOrDefault(found => !found.IsVague && !found.IsRecurrence && !found.IsDuration && found.Tendency != TimeTendency.Past && found.AsDate() is not null);
        if (time?.AsDate() is not { } day || !IsClosing(known)) return false;
        draft.Set("close", SlotForm.Of(day));
        return true;
    }

    /// <summary>"won't sign this year".</summary>
    private bool IsDenied() => clause.All("not.yet").Any(hit => clause.Cues.Exists(close => close.Is("deal.close") && close.Start >= hit.End && close.Start - hit.End <= MostDistance));

    /// <summary>下个月15号前签: the day stands right before the verb that ends the clause.</summary>
    private bool IsDated(CueHit hit) => clause.Lower.AsSpan(hit.End, clause.Span.End - hit.End).Trim() is "" or "吧" or "了吧" or "的" && clause.Times.Exists(time => time.Span.End == hit.Start);

    /// <summary>签 alone is also what somebody goes to do (明天去签合同); 预计签, 来签, close on and the like speak of the deal.</summary>
    private bool IsClosing(bool known)
    {
        if (clause.Has("remind.ask") || clause.Has("contract.noun") && !clause.Has("won.word") && clause.HasFamily("contract.end") || clause.Has("goal.word")) return false;
        foreach (var hit in clause.Cues)
        {
            if ((hit.Is("deal.close") && (hit.Length > 1 || known || among || IsDated(hit))) || (hit.Is("deal.slip") && (clause.Has("deal.noun") || known || among || clause.Has("deal.close") || char.IsAscii(clause.Lower[hit.Start])))) return true;
        }

        return false;
    }
}
