namespace CrmBot.Language.Reading;

/// <summary>Tickets, surveys, knowledge and privacy.</summary>
internal static class TicketFacts
{
    public static readonly Dictionary<string, Func<Section, bool>> All = new(StringComparer.Ordinal)
    {
        ["ticket.quoted"] = section => section.Quotes.Exists(quote => TicketWords.Points(section, quote)),
        ["on.ticket"] = section => TicketWords.IsOnIt(section, "claim.on"),
        ["case"] = TicketWords.IsMeant,
        ["trouble"] = TicketWords.HasTrouble,
        ["trouble.stated"] = TicketWords.IsTroubleStated,
        ["order.ticket"] = section => TicketWords.IsBefore(section, "ticket.open.verb", "ticket.open.end", 12),
        ["open.ticket"] = section => section.Customers is [{ Known: { } known }, ..] && section.World.Tickets.Of(known.Name).Count > 0,
        ["open.context"] = static section => section.Customers.Count == 0 && section.Utterance.LastCustomer is { } last
            && section.World.Tickets.Of(last).Count > 0,
        ["awaits.contact"] = TicketState.AwaitsContact,
        ["days.asked"] = TicketQuestion.AsksDays,
        ["ticket.around"] = AroundTicket.Is,
        ["planned"] = TicketWords.IsPlanned,
        ["superior.named"] = section =>
            section.People.Exists(person => person.Colleagues is [{ Role: "lead" or "director" or "manager" or "admin" }, ..]),
        ["told.customer"] = ToldCustomer.IsAtHead,
        ["kb.keep"] = section => TicketWords.IsBefore(section, "kb.save", "kb.base", 26),
        ["digest.kept"] = section => TicketWords.IsBefore(section, "forbid.word", "digest.keep", 4),
        ["order.denied"] = section => TicketWords.IsBefore(section, "deny.word", "ticket.open", 2)
            || TicketWords.IsBefore(section, "deny.word", "kb.add", 2),
        ["client.asks"] = TicketWords.IsAskedByClient,
        ["duplicate"] = TicketWords.IsDuplicate,
        ["bare.order"] = TicketWords.IsBareOrder,
        ["claim.denied"] = section => TicketWords.IsBefore(section, "deny.word", "claim.word", 3)
            || TicketWords.IsBefore(section, "forbid.word", "claim.word", 3),
        ["dup.denied"] = section => TicketWords.IsBefore(section, "deny.word", "dup.word", 3),
        ["privacy.denied"] = section => section.Has("privacy.word") && (TicketWords.IsBefore(section, "deny.word", "privacy.erase", 3)
            || TicketWords.IsBefore(section, "forbid.word", "privacy.erase", 4)
            || TicketWords.IsBefore(section, "forbid.word", "privacy.export", 6)),
        // 不是一回事，别合并
        ["merge.denied"] = section => TicketWords.IsBefore(section, "deny.word", "ticket.merge", 2)
            || TicketWords.IsBefore(section, "forbid.word", "ticket.merge", 4),
        ["rating.denied"] = section => section.Rating is { } score && SurveyScore.IsDenied(section, score),
        ["limit"] = section => section.Times.Exists(time => time.Amount is not null),
        // 天马说把5101那种也退了
        ["ticket.other"] = section => section.Customers is [{ Known: { } named }] && TicketSlot.Customer(section) is { } owner
            && owner != named.Name,
        ["two.tickets"] = section => section.Tickets.Count > 1,
        ["scope"] = section => TicketScope.Read(section) is not null,
        ["tells.client"] = section => ReplyOut.TextOf(section) is not null,
        ["forbidden"] = TicketWords.IsForbidden,
        ["undone"] = TicketWords.IsUndone,
        ["said.by.client"] = TicketWords.IsSaidByClient,
        ["closed.when"] = ClosedList.IsAskedByTime,
        ["closed.ones"] = ClosedList.IsNamed,
        ["answered"] = AnsweredCustomer.IsTold,
        ["escalates.it"] = section => section.First("escalate.it") is { } order && order.Start == section.Span.Start,
        ["lost.in.trouble"] = section =>
            section.Has("lost.close", static (section, hit) => section.Cues.Exists(other => other.IsOf("trouble")
                && other.Start < hit.Start && other.End > hit.Start)),
        ["work.told"] = AnsweredCustomer.IsWorkTold,
        ["that.case"] = PointedCase.Is,
        ["several.rules"] = Intents.Talk.SeveralRules.Are,
        ["closed.case"] = ClosedCase.Is,
        ["close.ordered"] = CloseOrder.Is,
        ["own.one"] = OwnTicket.Any,
        ["mended.first"] = MendedFirst.Is,
        ["one.ticket"] = static section => section.Tickets.Count == 1,
        ["approves"] = static section => TicketApproval.Of(section) is not null,
        ["rating"] = section => section.Rating is { IsWord: false },
        ["rating.word"] = section => section.Rating is { IsWord: true },
    };
}
