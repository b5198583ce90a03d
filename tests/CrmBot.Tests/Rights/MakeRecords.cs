using CrmBot.Features.Campaigns;
using CrmBot.Features.Contracts;
using CrmBot.Features.Customers;
using CrmBot.Features.Deals;
using CrmBot.Features.Imports;
using CrmBot.Features.Knowledge;
using CrmBot.Features.Leads;
using CrmBot.Features.Leads.Assigning;
using CrmBot.Features.People;
using CrmBot.Features.Quality;
using CrmBot.Features.Reminders;
using CrmBot.Features.Tickets;
using CrmBot.Features.Tickets.Crisis;
using CrmBot.Features.Tickets.Ladder;
using CrmBot.Runtime.Store;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Tests.Rights;

/// <summary>Makes the records that questions are about: <see cref="Makers"/> by the hole of <c>asks.tsv</c> that each fills.</summary>
/// <param name="asker">Names are given by whom they are for, so that no two askers share one.</param>
internal sealed class MakeRecords(PermissionCompany company, Owner asker)
{
    private readonly FileCustomer files = company.App.Services.GetRequiredService<FileCustomer>();
    private readonly ChangeTicket tickets = company.App.Services.GetRequiredService<ChangeTicket>();
    private int made;

    public IEnumerable<(string Hole, Func<Task<Record>> Make)> Makers(UnitOfWork work, Owner owner, CancellationToken token) =>
    [
        ("one", () => Task.FromResult<Record>(Customer(work, owner, owned: true))),
        ("two", () => Task.FromResult<Record>(Customer(work, owner, owned: true))),
        ("task", () => Task.FromResult<Record>(ToDo(work, owner))),
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
        ("handedTicket", async () => await HandedAsync(work, owner, token)),
        ("crisis", async () => await CrisisAsync(work, owner, token)),
        ("check", async () => await CheckAsync(work, owner, token)),
        ("entry", () => Task.FromResult<Record>(Entry(work, owner))),
        ("campaign", () => Task.FromResult<Record>(Campaign(work, owner))),
        ("part", () => Task.FromResult<Record>(Part(work, owner))),
        ("birthday", () => Task.FromResult<Record>(Birthday(work, owner))),
        ("question", () => Task.FromResult<Record>(Question(work, owner))),
        ("complaint", async () => await TicketAsync(work, owner, TicketTypes.Complaint, TicketState.Resolved, token)),
        ("escalation", () => EscalationAsync(work, owner, "asked", token)),
        ("import", () => Task.FromResult<Record>(Import(work, owner))),
        ("approval", () => EscalationAsync(work, owner, "approval", token)),
    ];

    /// <summary>Another one each time.</summary>
    public int Number() => (Roles.All.ToList().IndexOf(asker.Role) * 10_000) + ++made;

    private static Reminder ToDo(UnitOfWork work, Owner owner)
    {
        var reminder = new Reminder { Text = "回电话", CustomerId = owner.StockId, OwnerId = owner.Id, CreatedBy = owner.Id,
            Zone = "Asia/Shanghai", CreatedAt = work.Now };
        reminder.ShowAt(new DateTime(2026, 4, 1, 9, 0, 0));
        work.Db.Add(reminder);
        return reminder;
    }

    private Customer Customer(UnitOfWork work, Owner owner, bool owned)
    {
        var facts = new NewCustomer($"档案{owner.Name}{++made}") { Source = "expo", OwnerId = owned ? owner.Id : null };
        return files.Build(work, facts, owner.Id, "test").Customer;
    }

    /// <summary>The name of a customer that sentences know.</summary>
    public async Task<string> KnownAsync(UnitOfWork work, Owner owner, string name, bool owned, CancellationToken cancellationToken)
    {
        await files.OpenAsync(work, new NewCustomer(name) { Source = "expo", OwnerId = owned ? owner.Id : null }, owner.Id, "test",
            cancellationToken);
        return name;
    }

    private async Task<Lead> LeadAsync(UnitOfWork work, Owner owner, bool owned, CancellationToken cancellationToken)
    {
        var customer = Customer(work, owner, owned);
        var facts =
            new NewCustomer(customer.Name) { Source = "expo", Need = "要一批样品", Budget = new Budget(66_000_000, 88_000_000, "CNY", false) };
        var lead = OpenLead.Build(await work.Numbers.NextAsync("lead", cancellationToken), customer, facts,
            new LeadOrigin("chat", owner.Id, owned ? owner.Id : null, owner.Team), work.Now);
        var rating = new Rating(5, 4, 3, 3);
        lead.Rate(rating, work.Now);
        work.Db.AddRange(lead, LeadScore.Of(lead.Id, rating, null, owner.Id, work.Now));
        return lead;
    }

    private async Task<Record> AssignmentAsync(UnitOfWork work, Owner owner, CancellationToken cancellationToken)
    {
        var lead = await LeadAsync(work, owner, owned: true, cancellationToken);
        var given = new Assignment { CustomerId = lead.CustomerId, LeadId = lead.Id, At = work.Now, How = How.Rule, ToId = owner.Id,
            Team = owner.Team, Answer = Answered.Waiting };
        work.Db.Add(given);
        return given;
    }

    private static async Task<Record> DealAsync(UnitOfWork work, Owner owner, DealState state, CancellationToken cancellationToken)
    {
        var deal = new Deal
        {
            Number = await work.Numbers.NextAsync(OpenDeal.Sequence, cancellationToken), CustomerId = owner.StockId, OwnerId = owner.Id,
            Team = owner.Team,
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
            Number = await work.Numbers.NextAsync("contract", cancellationToken), CustomerId = owner.StockId, OwnerId = owner.Id,
            Team = owner.Team,
            StartOn = 20260101, EndOn = 20261231, CreatedAt = work.Now, CreatedBy = owner.Id,
        };
        contract.Price(new Budget(77_000_000, 77_000_000, "CNY", false));
        work.Db.Add(contract);
        return contract;
    }

    private async Task<Ticket> TicketAsync(
        UnitOfWork work, Owner owner, string? type, TicketState state, CancellationToken cancellationToken)
    {
        var ticket = new Ticket
        {
            Number = await OpenTicket.NextNumberAsync(work, cancellationToken), CustomerId = owner.StockId, Type = type ?? "other",
            Severity = Severities.Normal,
            Queue = "售后一组", Description = "3号机坏了", Channel = "chat", CreatedBy = owner.Id, CreatedAt = work.Now,
        };
        if (state != TicketState.Open) ticket.Give(owner.Id, work.Now);
        if (state == TicketState.Resolved) ticket.Become(state, work.Now);
        await tickets.OpenAsync(work, ticket, owner.Id, cancellationToken);
        return ticket;
    }

    private async Task<Record> HandedAsync(UnitOfWork work, Owner owner, CancellationToken cancellationToken)
    {
        var ticket = await TicketAsync(work, owner, null, TicketState.InProgress, cancellationToken);
        foreach (var person in new[] { company.Helper.Id, owner.Id })
            ChangeTicket.Tell(work, ticket, new TicketChange(TicketEvent.Kinds.Reassigned, null, To: person.ToString("N")));
        return ticket;
    }

    private static ImportRun Import(UnitOfWork work, Owner owner)
    {
        var run = new ImportRun { What = ImportRun.Customers, File = "客户.csv", StartedAt = work.Now, PersonId = owner.Id,
            State = ImportState.Shown };
        work.Db.Add(run);
        return run;
    }

    private async Task<Record> CrisisAsync(UnitOfWork work, Owner owner, CancellationToken cancellationToken)
    {
        var ticket = await TicketAsync(work, owner, null, TicketState.InProgress, cancellationToken);
        var room = new CrisisRoom { TicketId = ticket.Id, StartedBy = company.Helper.Id, LeadId = company.Helper.Id, StartedAt = work.Now };
        work.Db.Add(room);
        return room;
    }

    private static KnowledgeEntry Entry(UnitOfWork work, Owner owner)
    {
        var entry = new KnowledgeEntry { Title = "保修多久", Text = "两年", WrittenBy = owner.Id, CreatedAt = work.Now, ChangedBy = owner.Id,
            ChangedAt = work.Now };
        work.Db.Add(entry);
        return entry;
    }

    private static KnowledgeQuestion Question(UnitOfWork work, Owner owner)
    {
        var question = new KnowledgeQuestion { Text = "防爆等级怎么选", AskedBy = owner.Id, AskedAt = work.Now };
        work.Db.Add(question);
        return question;
    }

    private static Campaign Campaign(UnitOfWork work, Owner owner)
    {
        var campaign = new Campaign { Segment = "all", Offer = "满500减50", OfPerson = owner.Id, Team = owner.Team, MadeBy = owner.Id,
            MadeAt = work.Now };
        work.Db.Add(campaign);
        return campaign;
    }

    private static CampaignPart Part(UnitOfWork work, Owner owner)
    {
        var campaign = Campaign(work, owner);
        var part = new CampaignPart { Id = CampaignPart.IdOf(campaign.Id, owner.Id), CampaignId = campaign.Id, OwnerId = owner.Id };
        work.Db.Add(part);
        return part;
    }

    private Birthday Birthday(UnitOfWork work, Owner owner)
    {
        var contact = new Contact { CustomerId = owner.StockId, Name = $"寿星{++made}" };
        var birthday = new Birthday { Id = CrmBot.Features.Customers.Birthday.IdOf(contact.Id), CustomerId = owner.StockId,
            ContactId = contact.Id, DateText = "12-24", NextOn = new DateOnly(2026, 12, 24).DayNumber };
        work.Db.AddRange(contact, birthday);
        return birthday;
    }

    private async Task<Record> CheckAsync(UnitOfWork work, Owner owner, CancellationToken cancellationToken)
    {
        var ticket = await TicketAsync(work, owner, null, TicketState.Resolved, cancellationToken);
        var check = new QualityCheck { WeekId = QualityWeek.IdOf(new DateOnly(2026, 3, 2)), TicketId = ticket.Id, AgentId = owner.Id };
        work.Db.Add(check);
        return check;
    }

    private async Task<Record> EscalationAsync(UnitOfWork work, Owner owner, string kind, CancellationToken cancellationToken)
    {
        var ticket = await TicketAsync(work, owner, null, TicketState.Open, cancellationToken);
        var escalation = new Escalation { TicketId = ticket.Id, Kind = kind, Level = "lead", ToId = owner.Id, By = company.Helper.Id,
            Amount = 500_000, Currency = "CNY", CreatedAt = work.Now };
        work.Db.Add(escalation);
        return escalation;
    }
}
