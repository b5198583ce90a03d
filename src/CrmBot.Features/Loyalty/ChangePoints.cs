using System.Globalization;
using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Loyalty;

/// <summary>
/// 给佳美加200积分, 和信兑换1000分, 佳美还有多少积分 (intent <c>points</c>). Leads give, whoever
/// looks after the customer spends for them; nobody spends what is not there.
/// </summary>
internal sealed class ChangePoints(CustomerForChange target) : IFrameHandler
{
    public string Intent => "points";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var asks = frame.Is("act", "get");
        var (customer, instead) = await target.FindBriefAsync(turn, frame, asks ? "see" : "change", cancellationToken);
        if (customer is null) return instead!;
        if (!asks && await RefusalAsync(turn, customer, frame, cancellationToken) is { } no) return no;
        if (!asks) await GiveAsync(turn, customer.Id, Delta(frame), frame.Text("why"), cancellationToken);
        await turn.Work.SaveAsync(cancellationToken);
        return await PointsBook.AccountsAsync(turn.Work, customer.Id, cancellationToken) is [var account, ..]
            ? await ShowAsync(turn, customer, account, cancellationToken)
            : new Reply.Say("points.none", ("name", customer.Name));
    }

    // A customer's balance, and what it came from, are nothing for a group.
    private static async Task<Reply> ShowAsync(
        Turn turn, CustomerBrief customer, PointsAccount account, CancellationToken cancellationToken)
    {
        var card = new Reply.OfRecord(new RecordRef("points_account", account.Id));
        if (!turn.Place.IsGroup) return card;
        await turn.Work.Outbox.ToPersonAsync(turn.Actor.Id, card, $"points:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Answer,
            cancellationToken);
        return new Reply.Say("points.inDirect", ("name", customer.Name));
    }

    public async Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        List<DraftLine> lines = [new("points.label.points", PointsBook.Signed(Delta(frame), turn.Locale))];
        if (frame.Text("cust") is { } name) lines.Insert(0, new DraftLine("customer.label.customer", name));
        if (frame.Text("why") is { } why) lines.Add(new DraftLine("points.label.why", why));
        return new DraftView(Delta(frame) < 0 ? "points.draft.spend" : "points.draft.give",
            lines) { Refusal = await TooFewAsync(turn, frame, cancellationToken) };
    }

    // Nobody is asked to confirm what cannot be paid.
    private async Task<Reply?> TooFewAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        Delta(frame) < 0 && frame.Has("cust") && await target.FindBriefAsync(turn, frame, "change", cancellationToken) is ({ } customer, _)
            ? await RefusalAsync(turn, customer, frame, cancellationToken)
            : null;

    private static async Task<Reply?> RefusalAsync(Turn turn, CustomerBrief customer, Frame frame, CancellationToken cancellationToken)
    {
        var delta = Delta(frame);
        if (delta is 0 or > PointsEntry.Most or < -PointsEntry.Most) return new Reply.Refuse("points.howMany");
        if (delta > 0 && !Roles.LooksAfter(turn.Actor, customer.Team)) return new Reply.Refuse("points.leadsOnly");
        var balance = await PointsBook.BalanceAsync(turn.Work, customer.Id, cancellationToken);
        return balance + delta < 0 ? new Reply.Refuse("points.tooFew", ("name", customer.Name), ("balance", balance)) : null;
    }

    private static async Task GiveAsync(Turn turn, Guid customer, int delta, string? why, CancellationToken cancellationToken)
    {
        turn.Db.Add(new PointsEntry { CustomerId = customer, Delta = delta, Why = Clip.Optional(why, PointsEntry.WhyLength),
            GivenBy = turn.Actor.Id, GivenAt = turn.Now });
        if (delta < 0) delta += await SpendMergedAsync(turn, customer, -delta, cancellationToken);
        var account = await turn.Work.Records.FindAsync<PointsAccount>(PointsBook.IdOf(customer), cancellationToken);
        if (account is null) turn.Db.Add(account = new PointsAccount { Id = PointsBook.IdOf(customer), CustomerId = customer });
        account.Balance += delta;
    }

    // What the customer's own account cannot pay comes from those merged into
    // it, so that neither owes anything should the merge be taken back.
    private static async Task<int> SpendMergedAsync(Turn turn, Guid customer, int wanted, CancellationToken cancellationToken)
    {
        var accounts = await turn.Work.Records.ListAsync<PointsAccount>(nameof(PointsAccount.CustomerId), customer, cancellationToken);
        var rest = wanted - accounts.Where(account => account.Id == PointsBook.IdOf(customer)).Sum(account => account.Balance);
        var paid = 0;
        foreach (var merged in accounts.Where(account => account.Id != PointsBook.IdOf(customer)))
        {
            var part = Math.Clamp(rest - paid, 0, Math.Max(merged.Balance, 0));
            (merged.Balance, paid) = (merged.Balance - part, paid + part);
        }

        return paid;
    }

    private static int Delta(Frame frame) =>
        int.TryParse(frame.Text("delta"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var delta) ? delta : 0;
}

/// <summary>A customer's points, all accounts together: who was merged brings theirs along.</summary>
internal static class PointsBook
{
    public static Guid IdOf(Guid customer) => StableId.Of("points_account", customer);

    /// <summary>The customer's own first, then those of customers merged into it.</summary>
    public static async Task<IReadOnlyList<PointsAccount>> AccountsAsync(
        ReadView view, Guid customer, CancellationToken cancellationToken) =>
            [.. (await view.Records.ReadAllAsync<PointsAccount>(nameof(PointsAccount.CustomerId), customer, cancellationToken))
                .OrderBy(account => account.Id != IdOf(customer))];

    public static async Task<int> BalanceAsync(ReadView view, Guid customer, CancellationToken cancellationToken) =>
        (await AccountsAsync(view, customer, cancellationToken)).Sum(account => account.Balance);

    /// <summary>+200, −500.</summary>
    public static string Signed(int delta, string locale) => delta.ToString("+#,0;−#,0;0", CultureInfo.GetCultureInfo(locale));
}
