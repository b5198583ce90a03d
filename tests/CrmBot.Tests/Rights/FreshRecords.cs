using CrmBot.Cards;
using CrmBot.Features.Contracts;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Leads;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.People;
using CrmBot.Features.Tickets;
using CrmBot.Features.Tickets.Ladder;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Tests.Rights;

/// <summary>
/// A record of its own for every cell that asks about one, so that no cell finds what another has closed, given away or merged. A hole such as
/// <c>{deal}</c> of <c>asks.tsv</c> is the record's id, <c>{dealKey}</c> what the inputs of its card end in, <c>{ticketNumber}</c> its number.
/// </summary>
internal sealed class FreshRecords(PermissionCompany company, Owner asker)
{
    private const int AtOnce = 25;

    /// <summary>For reading sentences only.</summary>
    public static readonly IReadOnlyDictionary<string, string> Examples = new Dictionary<string, string>
    {
        ["ticketNumber"] = "1024", ["given"] = "华锐轴承", ["free"] = "华锐轴承",
    };

    private readonly FileCustomer files = company.App.Services.GetRequiredService<FileCustomer>();
    private readonly ChangeTicket tickets = company.App.Services.GetRequiredService<ChangeTicket>();
    private int made;

    /// <returns>For each of <paramref name="asks"/> what its holes are filled with.</returns>
    public async Task<IReadOnlyList<Dictionary<string, string>>> ForAsync(IReadOnlyList<(Ask Ask, string Whose)> asks)
    {
        List<Dictionary<string, string>> all = [];
        foreach (var chunk in asks.Chunk(AtOnce))
        {
            all.AddRange(await company.WriteAsync(async (work, token) =>
            {
                List<Dictionary<string, string>> found = [];
                foreach (var (ask, whose) in chunk) found.Add(await FillAsync(work, company.OwnerFor(asker.Role, whose), ask.Template(whose)!, token));
                await work.SaveAsync(token);
                return found;
            }));
        }

        for (var at = 0; at < asks.Count; at++)
        {
            var (ask, whose) = asks[at];
            if (ask.Template(whose)!.Contains("{turn}", StringComparison.Ordinal)) all[at]["turn"] = await TurnAsync(company.OwnerFor(asker.Role, whose), at);
        }

        return all;
    }

    private async Task<Dictionary<string, string>> FillAsync(UnitOfWork work, Owner owner, string text, CancellationToken cancellationToken)
    {
        var filled = new Dictionary<string, string>();
        foreach (var (hole, make) in Makers(work, owner, cancellationToken))
        {
            if (!text.Contains("{" + hole, StringComparison.Ordinal)) continue;
            var record = await make();
            filled[hole] = record.Id.ToString("N");
            filled[hole + "Key"] = record.Id.ToString("N")[^8..];
            if (record is Ticket ticket) filled[hole + "Number"] = ticket.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        // Customers that a sentence gives away or takes.
        if (text.Contains("{given}", StringComparison.Ordinal)) filled["given"] = await KnownAsync(work, owner, $"云顶{Number()}号仪表", owned: true, cancellationToken);
        if (text.Contains("{free}", StringComparison.Ordinal)) filled["free"] = await KnownAsync(work, owner, $"云台{Number()}号电机", owned: false, cancellationToken);
        if (text.Contains("{tag}", StringComparison.Ordinal))
        {
            filled["tag"] = $"旧词{owner.Name}{++made}";
            work.Db.Add(Tag.Named(filled["tag"]));
        }

        return filled;
    }

    private IEnumerable<(string Hole, Func<Task<Record>> Make)> Makers(UnitOfWork work, Owner owner, CancellationToken token) =>
    [
        ("one", () => Task.FromResult<Record>(Customer(work, owner, owned: true))),
        ("two", () => Task.FromResult<Record>(Customer(work, owner, owned: true))),
        ("lead", async () => await LeadAsync(work, owner, owned: true, token)),
        ("poolLead", async () => await LeadAsync(work, owner, owned: false, token)),
        ("assignment", () => AssignmentAsync(work, owner, token)),
        ("deal", () => DealAsync(work, owner, DealState.Open, token)),
        ("wonDeal", () => DealAsync(work, owner, DealState.Won, token)),
        ("lostDeal", () => DealAsync(work, owner, DealState.Lost, token)),
        ("contract", () => ContractAsync(work, owner, token)),
        ("ticket", async () => await TicketAsync(work, owner, null, TicketState.Open, token)),
        ("heldTicket", async () => await TicketAsync(work, owner, null, TicketState.InProgress, token)),
        ("solvedTicket", async () => await TicketAsync(work, owner, null, TicketState.Resolved, token)),
        ("complaint", async () => await TicketAsync(work, owner, TicketTypes.Complaint, TicketState.Resolved, token)),
        ("escalation", () => EscalationAsync(work, owner, "asked", token)),
        ("approval", () => EscalationAsync(work, owner, "approval", token)),
    ];

    private int Number() => (Roles.All.ToList().IndexOf(asker.Role) * 10_000) + ++made;

    private Customer Customer(UnitOfWork work, Owner owner, bool owned)
    {
        var facts = new NewCustomer($"档案{owner.Name}{++made}") { Source = "expo", OwnerId = owned ? owner.Id : null };
        return files.Build(work, facts, owner.Id, "test").Customer;
    }

    private async Task<string> KnownAsync(UnitOfWork work, Owner owner, string name, bool owned, CancellationToken cancellationToken)
    {
        await files.OpenAsync(work, new NewCustomer(name) { Source = "expo", OwnerId = owned ? owner.Id : null }, owner.Id, "test", cancellationToken);
        return name;
    }

    private async Task<Lead> LeadAsync(UnitOfWork work, Owner owner, bool owned, CancellationToken cancellationToken)
    {
        var customer = Customer(work, owner, owned);
        var facts = new NewCustomer(customer.Name) { Source = "expo", Need = "要一批样品", Budget = new Budget(66_000_000, 88_000_000, "CNY", false) };
        var lead = OpenLead.Build(await work.Numbers.NextAsync("lead", cancellationToken), customer, facts, new LeadOrigin("chat", owner.Id, owned ? owner.Id : null, owner.Team), work.Now);
        var rating = new Rating(5, 4, 3, 3);
        lead.Rate(rating, work.Now);
        work.Db.AddRange(lead, LeadScore.Of(lead.Id, rating, null, owner.Id, work.Now));
        return lead;
    }

    private async Task<Record> AssignmentAsync(UnitOfWork work, Owner owner, CancellationToken cancellationToken)
    {
        var lead = await LeadAsync(work, owner, owned: true, cancellationToken);
        var given = new Assignment { CustomerId = lead.CustomerId, LeadId = lead.Id, At = work.Now, How = How.Rule, ToId = owner.Id, Team = owner.Team, Answer = Answered.Waiting };
        work.Db.Add(given);
        return given;
    }

    private static async Task<Record> DealAsync(UnitOfWork work, Owner owner, DealState state, CancellationToken cancellationToken)
    {
        var deal = new Deal
        {
            Number = await work.Numbers.NextAsync(OpenDeal.Sequence, cancellationToken), CustomerId = owner.StockId, OwnerId = owner.Id, Team = owner.Team,
            Stage = "demo", StageSince = work.Now, MovedAt = work.Now, OpenedAt = work.Now, OpenedBy = owner.Id, Name = "样机",
        };
        deal.Price(new Budget(66_000_000, 88_000_000, "CNY", false), null);
        if (state == DealState.Won) deal.Win(20260310, work.Now);
        if (state == DealState.Lost) deal.Lose(20260310, work.Now);
        work.Db.Add(deal);
        return deal;
    }

    private static async Task<Record> ContractAsync(UnitOfWork work, Owner owner, CancellationToken cancellationToken)
    {
        var contract = new Contract
        {
            Number = await work.Numbers.NextAsync("contract", cancellationToken), CustomerId = owner.StockId, OwnerId = owner.Id, Team = owner.Team,
            StartOn = 20260101, EndOn = 20261231, CreatedAt = work.Now, CreatedBy = owner.Id,
        };
        contract.Price(new Budget(77_000_000, 77_000_000, "CNY", false));
        work.Db.Add(contract);
        return contract;
    }

    private async Task<Ticket> TicketAsync(UnitOfWork work, Owner owner, string? type, TicketState state, CancellationToken cancellationToken)
    {
        var ticket = new Ticket
        {
            Number = await OpenTicket.NextNumberAsync(work, cancellationToken), CustomerId = owner.StockId, Type = type ?? "other", Severity = Severities.Normal,
            Queue = "售后一组", Description = "3号机坏了", Channel = "chat", CreatedBy = owner.Id, CreatedAt = work.Now,
        };
        if (state != TicketState.Open) ticket.Give(owner.Id, work.Now);
        if (state == TicketState.Resolved) ticket.Become(state, work.Now);
        await tickets.OpenAsync(work, ticket, owner.Id, cancellationToken);
        return ticket;
    }

    private async Task<Record> EscalationAsync(UnitOfWork work, Owner owner, string kind, CancellationToken cancellationToken)
    {
        var ticket = await TicketAsync(work, owner, null, TicketState.Open, cancellationToken);
        var escalation = new Escalation { TicketId = ticket.Id, Kind = kind, Level = "lead", ToId = owner.Id, By = company.Helper.Id, Amount = 500_000, Currency = "CNY", CreatedAt = work.Now };
        work.Db.Add(escalation);
        return escalation;
    }

    // Only a real turn can be undone; it is the owner's, in a chat where nothing else is said.
    private async Task<string> TurnAsync(Owner owner, int at)
    {
        var chat = new Chat(company.App, owner.DirectoryId, $"a:{owner.DirectoryId}:turn:{at}", "personal");
        await new Outcome(company.App).OfMessageAsync(chat, owner, $"刚跟{owner.Customer}通了电话，要补技术参数");
        var written = chat.Messages.FirstOrDefault(seen => seen.Card is { } card && CardWords.Buttons(card).Any(button => button["verb"]?.ToString() == "turn.undo"));
        return written is null ? Guid.Empty.ToString("N") : (string)CardWords.Button(written.Card!, "turn.undo")["data"]!["turn"]!;
    }
}
