using CrmBot.Features.Customers;
using CrmBot.Features.Leads;
using CrmBot.Features.Leads.FirstContact;
using CrmBot.Features.Reminders;
using CrmBot.Runtime.Store;
using CrmBot.Tests.Customers;
using CrmBot.Tests.Leads;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Reminders;

/// <summary>However many there are, a list says how many, and its last page is reached.</summary>
public sealed class CountedWholeTests
{
    private const string Bulk = "批量";

    [Theory, EachEngine]
    public async Task Of_hundreds_of_things_to_do_each_is_counted_and_a_kind_and_a_grade_are_looked_for_among_all(EngineKind engine)
    {
        var bed = await LeadBed.StartAsync(engine);
        await using var app = bed.App;
        var (rep, chat) = (await bed.AddPersonAsync("林涛"), bed.Chat("林涛"));
        var customers = await AddCustomersAsync(bed, rep, 2);
        await bed.WriteAsync((work, _) =>
        {
            work.Db.AddRange(Enumerable.Range(0, 340).Select(at => Due($"整理资料{at}", rep, customers[0], at)));
            work.Db.AddRange(Due("Visit the plant", rep, customers[1], 400), Due("上门看样", rep, customers[1], 401));
            return Task.FromResult(0);
        });

        (await chat.SayAsync("我这周还有几个没跟进")).Words.ShouldContain("342");
        var list = await chat.SayAsync("我这周要做什么");
        list.Words.ShouldContain("要做的有 342 件");
        list.Words.ShouldContain("1/57");
        var last = await chat.ClickAsync(list.Id, "agenda.page", Page(list, 56));
        DemoApp.Words(last).ShouldContain("上门看样");
        DemoApp.Words(last).ShouldContain("57/57");
        var visits = await chat.SayAsync("这周我要拜访谁");
        visits.Words.ShouldContain("要做的有 2 件");
        visits.Words.ShouldContain("Visit the plant");
        (await chat.SayAsync("A级客户这周要拜访的有哪些")).Words.ShouldContain("要做的有 2 件");
    }

    [Fact]
    public async Task Of_hundreds_of_customers_with_a_tag_each_is_counted()
    {
        var bed = await LeadBed.StartAsync();
        await using var app = bed.App;
        var rep = await bed.AddPersonAsync("林涛");
        var customers = await AddCustomersAsync(bed, rep, 520);
        await bed.WriteAsync((work, _) =>
        {
            work.Db.Add(Tag.Named("决策慢"));
            work.Db.AddRange(customers.Select(customer => CustomerTag.Of(customer, Tag.IdOf("决策慢"), work.Now, null)));
            return work.World.ChangedAsync("tag", Tag.IdOf("决策慢"), CancellationToken.None).ContinueWith(_ => 0, TaskScheduler.Default);
        });
        var list = await bed.Chat("林涛").SayAsync("决策慢的有哪些");
        list.Words.ShouldContain("520 家客户");
        list.Words.ShouldContain("还有 510 家");
    }

    [Fact]
    public async Task Of_hundreds_of_leads_without_a_first_contact_and_of_inquiries_each_is_counted()
    {
        var bed = await LeadBed.StartAsync();
        await using var app = bed.App;
        var rep = await bed.AddPersonAsync("林涛");
        var customers = await AddCustomersAsync(bed, rep, 230);
        await bed.WriteAsync((work, _) =>
        {
            foreach (var (customer, at) in customers.Select((id, at) => (id, at))) AddWaiting(work, customer, rep, at);
            return Task.FromResult(0);
        });
        var chat = bed.Chat("林涛");
        (await chat.SayAsync("谁还没首联")).Words.ShouldContain("还没首联的有 230 条");
        await app.AdvanceAsync(TimeSpan.FromHours(3));
        (await chat.SayAsync("咨询超1小时没回的")).Words.ShouldContain("还没回的有 230 条");
    }

    private static void AddWaiting(UnitOfWork work, Guid customer, Guid owner, int at)
    {
        var lead = new Lead { Number = 1000 + at, CustomerId = customer, Channel = "api", CreatedAt = work.Now };
        lead.Give(owner, LeadBed.Team, accepted: true, work.Now);
        var clock = new LeadClock { Id = lead.Id };
        clock.Give(owner, work.Now);
        clock.Ask(work.Now);
        clock.DueAt = work.Now + 86_400_000;
        work.Db.Add(lead);
        work.Db.Add(clock);
    }

    private static Task<List<Guid>> AddCustomersAsync(LeadBed bed, Guid owner, int many) => bed.WriteAsync((work, _) =>
    {
        List<Customer> added = [.. Enumerable.Range(0, many).Select(at => new Customer
        {
            Name = $"{Bulk}{at}", NameKey = $"{Bulk}{at}", OwnerId = owner, Stage = "lead", CreatedAt = work.Now,
            Grade = at == 1 ? "A" : null,
        })];
        work.Db.AddRange(added);
        return Task.FromResult(added.ConvertAll(customer => customer.Id));
    });

    private static Reminder Due(string text, Guid owner, Guid customer, int minutes)
    {
        var reminder = new Reminder
        {
            Text = text, OwnerId = owner, CreatedBy = owner, CustomerId = customer, Zone = "Asia/Shanghai",
        };
        reminder.ShowAt(new DateTime(2026, 3, 12, 9, 0, 0).AddMinutes(minutes));
        return reminder;
    }

    private static System.Text.Json.Nodes.JsonObject Page(Seen list, int page)
    {
        var data = (System.Text.Json.Nodes.JsonObject)CardWords.Button(list.Card!, "agenda.page")["data"]!.DeepClone();
        data["page"] = page;
        return data;
    }
}
