using System.Text.Json.Nodes;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Customers;

/// <summary>是同一个吗? Two known customers side by side, with what they share.</summary>
internal sealed class SamePair(Policy policy, PrintCustomer print, Timeline timeline)
{
    /// <param name="shared">name, phone, email or wechat.</param>
    public async Task<Reply> AskAsync(ReadView view, Actor asked, Guid one, Guid other, string shared, CancellationToken cancellationToken)
    {
        if (await SideAsync(view, asked, one, cancellationToken) is not { } left
            || await SideAsync(view, asked, other, cancellationToken) is not { } right)
            return new Reply.Refuse("customer.which.gone");
        return new Reply.Card("customer-same", new JsonObject
        {
            ["sides"] = CardRow.List([left, right]),
            ["one"] = one.ToString("N"),
            ["other"] = other.ToString("N"),
            ["say"] = new JsonObject { ["shared"] = print.Words(asked.Locale, "lead.shares." + shared) },
        });
    }

    private async Task<JsonObject?> SideAsync(ReadView view, Actor asked, Guid id, CancellationToken cancellationToken)
    {
        if (await CustomerFile.LoadAsync(view, id, cancellationToken) is not { Customer.MergedIntoId: null } file) return null;
        var decision = policy.Decide(asked, "see", file.Subject);
        var last = decision.Allowed ? await timeline.LatestAsync(view, id, 1, cancellationToken) : [];
        var contact = file.Contacts.Count == 0 || !decision.Allowed ? null : file.Contacts[0];
        return new JsonObject
        {
            ["name"] = file.Customer.Name,
            ["line"] = decision.Allowed ? PrintCustomer.Joined(print.Line(file.Customer, asked.Locale),
                print.Chips(file.Customer, asked.Locale)) : print.Words(asked.Locale, "customer.taken"),
            ["owner"] = print.Owner(file.Owner?.Name, file.Owner?.Team, asked.Locale),
            ["contact"] = contact is null
                ? ""
                : PrintCustomer.Joined([contact.Name, contact.Title,
                    .. file.MethodsOf(contact.Id).Select(method => PrintCustomer.Method(method, decision.Masked))]),
            ["last"] = last is [var entry] && !decision.Masked.Contains(CustomerPolicy.Fields.Notes) ? entry.Text : "",
            ["keep"] = id.ToString("N"),
            ["say"] = new JsonObject { ["since"] = print.Words(asked.Locale, "customer.merge.since",
                ("day", print.Day(file.Customer.CreatedAt, view.Now, asked.Zone, asked.Locale))) },
        };
    }
}

/// <summary>以它为准: the two become one, under this name.</summary>
internal sealed class MergeFromCard(MergeTwo merge, ICustomerDirectory directory) : ICardVerb
{
    public string Verb => "customer.merge";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (await PairVerbs.ReadAsync(turn, action, directory, cancellationToken) is not var (one, other))
            return new Reply.Refuse("customer.which.gone");
        if (one.Id == other.Id) return new Reply.Say("customer.merge.already");
        var (kept, merged) = action.Text("keep") == other.Id.ToString("N") ? (other, one) : (one, other);
        return await merge.MergeAsync(turn, kept, [merged], cancellationToken);
    }
}

/// <summary>不是同一家: both stay, and nobody is asked about them again.</summary>
internal sealed class KeepApart(ICustomerDirectory directory, Policy policy, PrintCustomer print) : ICardVerb
{
    public string Verb => "customer.apart";

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (await PairVerbs.ReadAsync(turn, action, directory, cancellationToken) is not var (one, other))
            return new Reply.Refuse("customer.which.gone");
        if (!policy.Decide(turn.Actor, "merge", one.Subject).Allowed && !policy.Decide(turn.Actor, "merge", other.Subject).Allowed)
            return new Reply.Refuse("policy.notYours", ("owner", one.OwnerName));
        await PutAsync(turn.Work, one.Id, other.Id, turn.Actor.Id, cancellationToken);
        return new Reply.Card("customer-noted", new JsonObject
        {
            ["say"] = new JsonObject { ["title"] = print.Words(turn.Locale, "customer.merge.apart"), ["hint"] = "" },
            ["name"] = PrintCustomer.Joined(one.Name, other.Name),
            ["rows"] = new JsonArray(),
        });
    }

    public static async Task PutAsync(UnitOfWork work, Guid one, Guid other, Guid? by, CancellationToken cancellationToken)
    {
        if (one != other && await work.Records.ReadAsync<ApartCustomers>(ApartCustomers.IdOf(one, other), cancellationToken) is null)
            work.Db.Add(ApartCustomers.Of(one, other, by, work.Now));
    }
}

/// <summary>Opens the question about one pair of a list.</summary>
internal sealed class OpenPair(SamePair pair, ICustomerDirectory directory, Policy policy) : ICardVerb
{
    public string Verb => "customer.pair";

    public bool IsRead => true;

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (await PairVerbs.ReadAsync(turn, action, directory, cancellationToken) is not var (one, other) || one.Id == other.Id)
            return new Reply.Refuse("customer.which.gone");
        foreach (var side in (CustomerBrief[])[one, other])
            if (policy.Decide(turn.Actor, "see", side.Subject).Allowed)
                await CustomerReads.NoteAsync(turn.Work, side.Record, CustomerReads.Pair, cancellationToken);
        return await pair.AskAsync(turn.Work, turn.Actor, one.Id, other.Id,
            action.Text("shared") is "phone" or "email" or "wechat" ? action.Text("shared")! : "name", cancellationToken);
    }
}

/// <summary>The two customers a button names.</summary>
internal static class PairVerbs
{
    public static async Task<(CustomerBrief One, CustomerBrief Other)?> ReadAsync(
        Turn turn, CardAction action, ICustomerDirectory directory, CancellationToken cancellationToken) =>
            Guid.TryParseExact(action.Text("one"), "N", out var one) && Guid.TryParseExact(action.Text("other"), "N", out var other)
            && await directory.FindAsync(turn.Work, one, cancellationToken) is { } left
            && await directory.FindAsync(turn.Work, other, cancellationToken) is { } right
                ? (left, right)
                : null;
}
