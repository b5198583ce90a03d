using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Spots;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Deals;

/// <summary>How likely the deal is, and when it will be signed.</summary>
internal sealed partial class DealClause
{
    private bool ReadChance(bool known)
    {
        if (draft.Has("prob") || !MayHoldShare()) return false;
        var shares = ShareSpotter.Find(clause.Text).Where(found => clause.Span.Contains(found.Span)).ToList();
        if (shares.Count == 2 && clause.Has("deal.prob")) shares.RemoveAt(0);   // 从三成提到五成
        foreach (var share in shares)
        {
            if (share.Value > 1 || IsDiscount(clause, share.Span.End) || !IsChance(share.Span, known) || clause.Has("deal.rival")
                || clause.Has("objection")) continue;
            draft.SetNumber("prob", share.Value);
            return true;
        }

        return false;
    }

    /// <summary>wants 10% off: what the price is to come down by.</summary>
    public static bool IsDiscount(Section clause, int at) => clause.Lower.AsSpan(at) is var rest
        && (rest.StartsWith(" off") || rest.StartsWith(" discount") || rest.StartsWith(" rebate") || rest.StartsWith(" cheaper")
            || rest.StartsWith(" less") || rest.StartsWith(" lower"));

    /// <summary>A sign or word of a share; looked for before anything is read.</summary>
    private bool MayHoldShare()
    {
        var words = clause.Words;
        return words.ContainsAny("%成开/半") || words.Contains("percent", StringComparison.Ordinal);
    }

    /// <summary>The share is said to be the chance, or stands where nothing else could be meant.</summary>
    private bool IsChance(TextSpan share, bool known) =>
        clause.Has("deal.prob") || (SpeaksOfDeal(known) && IsBare(share)) || IsSetTo(share) || IsOfCustomer(share);

    private bool SpeaksOfDeal(bool known) =>
        among || known || clause.Utterance.ReplyTo is { Kind: "deal" } || (clause.Has("deal.noun") && clause.Has("deal.set"));

    /// <summary>"set Woodgrove to 40%", "drop it to 40%", "Summit now at 55%".</summary>
    private bool IsSetTo(TextSpan share)
    {
        if (share.Start < 3) return false;
        var before = clause.Lower.AsSpan(share.Start - 3, 3);
        // 新月降到5成吧
        if (before[1] is '降' or '升' or '提' or '调' or '掉' or '涨' && before[2] == '到')
            return NamesWhat() && share.End >= clause.Span.End - 2 && !clause.Words.ContainsAny('价', '额');
        if (before.SequenceEqual("at "))
            // put Polaris at 30%
            return (clause.Customers.Count > 0 || clause.Has("deal.noun"))
                && (clause.Has("deal.amount") || Sets() || IsOnlyCustomer(share));
        return before.SequenceEqual("to ") && Sets() && (NamesWhat() || (share.End == clause.Span.End && IsBare(share)));
    }

    /// <summary>The customer, or it.</summary>
    private bool NamesWhat() =>
        clause.Customers.Count > 0 || clause.Carried is not null || clause.Has("pronoun")
            || clause.Lower.Contains(" it ", StringComparison.Ordinal);

    /// <summary>Silverline's at 80% now.</summary>
    private bool IsOnlyCustomer(TextSpan share) =>
        clause.Cut([TextSpan.Between(share.Start - 3, share.End),
            .. clause.Customers.Select(mention => Phrasing.Around(clause, mention.Span)),
            .. clause.Cues.Where(hit => hit.Is("stage.before") || hit.Is("deal.at")).Select(hit => hit.Span),
            .. clause.Times.Select(time => time.Span), .. clause.Amounts.Select(spot => spot.Span)])
                .Trim(' ', ',') is "" or "is" or "s" or "'s" or "now" or "still" or "currently" or "is now" or "now, " or "right now";

    /// <summary>Silverline 80%, Silverline: ~80% now: beside the customer nothing but the share.</summary>
    private bool IsOfCustomer(TextSpan share) => clause.Customers is [{ Known: not null } only] && only.Span.End <= share.Start
        && clause.Cut([share, Phrasing.Around(clause, only.Span),
            .. clause.Cues.Where(hit => hit.Is("stage.before") || hit.Is("deal.hedge") || hit.Is("deal.noun")
                || (hit.Is("deal.at") && char.IsAsciiLetter(clause.Lower[hit.Start]))).Select(hit => hit.Span)])
                    .Trim(' ', ':', '-', '~', '=', '.', '了', '吧', '的', '有',
                        '是') is "" or "about" or "around" or "roughly" or "now" or "still" or "is" or "'s";

    private bool Sets() => clause.First("deal.sets") is { } verb && verb.Start == clause.Span.Start;

    private bool ReadClose(bool known)
    {
        if (draft.Has("close") || IsDenied() || (!clause.Has("deal.close") && !clause.Has("deal.slip"))) return false;
        var time = clause.Times.FirstOrDefault(found => !found.IsVague && !found.IsRecurrence && !found.IsDuration
            // quoted this morning
            && found.Tendency != TimeTendency.Past && !(found.HasPartOfDay && !found.HasClock && found.AsDate() == clause.Today)
            && found.AsDate() is not null);
        if (time?.AsDate() is not { } day || !IsClosing(known)) return false;
        draft.Set("close", SlotForm.Of(day));
        return true;
    }

    /// <summary>"won't sign this year".</summary>
    private bool IsDenied() =>
        clause.All("not.yet").Any(
            hit => clause.Cues.Exists(close => close.Is("deal.close") && close.Start >= hit.End && close.Start - hit.End <= MostDistance));

    /// <summary>下个月15号前签: the day stands right before the verb that ends the clause.</summary>
    private bool IsDated(CueHit hit) => clause.Lower.AsSpan(hit.End, clause.Span.End - hit.End).Trim() is "" or "吧" or "了吧" or "的"
        && clause.Times.Exists(time => time.Span.End == hit.Start);

    /// <summary>签 alone is also what somebody goes to do (明天去签合同); 预计签, 来签, close on and the like speak of the deal.</summary>
    private bool IsClosing(bool known)
    {
        if (clause.Has("remind.ask") || clause.Has("contract.noun") && !clause.Has("won.word") && clause.HasFamily("contract.end")
            || clause.Has("goal.word")) return false;
        foreach (var hit in clause.Cues)
        {
            if ((hit.Is("deal.close") && (hit.Length > 1 || known || among || IsDated(hit)))
                || (hit.Is("deal.slip")
                    && (clause.Has("deal.noun") || known || among || clause.Has("deal.close") || char.IsAscii(clause.Lower[hit.Start]))))
            {
                return true;
            }
        }

        return false;
    }
}
