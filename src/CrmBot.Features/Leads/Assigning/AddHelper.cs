using CrmBot.Features.Customers;
using CrmBot.Features.People;
using CrmBot.Features.People.HandOvers;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Leads.Assigning;

/// <summary>恒达加个协作人 售前小孙; 恒达下周让小赵代管: a colleague works on a customer beside its owner, for as long as it takes or until a day.</summary>
internal sealed class AddHelper(CustomerForChange customers, IPersonDirectory people, Policy policy, WhenWords when) : IAssignPart
{
    public bool Answers(Frame frame) => frame.Has("cust") && (frame.Is("mode", "helper") || frame.Is("mode", "delegate"));

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var (customer, instead) = await customers.FindBriefAsync(turn, frame, "change", cancellationToken);
        if (customer is null) return instead!;
        if (await people.ResolveAsync(turn.Work, turn.Actor, frame.Text("to") ?? "", cancellationToken) is not { IsActive: true } helper)
            return new Reply.Refuse("assign.whoIsThat", ("name", frame.Text("to") ?? ""));
        if (helper.Id == customer.OwnerId) return new Reply.Refuse("assign.alreadyTheirs", ("owner", helper.Name));
        if (!MaySee(helper, customer)) return new Reply.Refuse("assign.helperCannotSee", ("name", helper.Name));
        var until = SaidTime.Read(frame.Text("until")) is { } last ? LocalDay.Of(last.Day, turn.Actor.Zone).To : (long?)null;
        await WriteAsync(turn, customer.Id, helper.Id, until, cancellationToken);
        await turn.Work.Outbox.ToPersonAsync(
            helper.Id, new Reply.Several([new Reply.Say("assign.youHelp", ("by", turn.Actor.Name)), new Reply.OfRecord(customer.Record)]),
            $"lead.helper:{customer.Id:N}:{turn.Id:N}", Delivery.AtLeastOnce, Priority.Notice, cancellationToken);
        return new Reply.Several([new Reply.Say("assign.helps", ("name", helper.Name)), new Reply.OfRecord(customer.Record)]);
    }

    public Task<DraftView> DescribeAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        DraftLine[] lines =
        [
            new("customer.label.customer", frame.Text("cust") ?? ""), new("assign.label.helper", frame.Text("to") ?? ""),
            new("leave.label.last", when.Said(frame.Text("until"), turn.LocalNow, turn.Locale) ?? ""),
        ];
        return Task.FromResult(new DraftView("assign.draftHelper", [.. lines.Where(line => line.Text.Length > 0)]));
    }

    // Whoever may not see a customer must not get its card by way of helping.
    private bool MaySee(Colleague helper, CustomerBrief customer) => policy.Decide(
        new Runtime.People.Actor(helper.Id, helper.Name, helper.Role, helper.Team, helper.Locale, helper.Zone,
            helper.DirectoryId ?? "") { Regions = [.. helper.Regions] },
        "see", customer.Subject).Allowed && helper.DirectoryId is not null;

    private static async Task WriteAsync(Turn turn, Guid customer, Guid person, long? until, CancellationToken cancellationToken)
    {
        var id = CustomerHelper.IdOf(customer, person);
        var known = await turn.Work.Records.FindAsync<CustomerHelper>(id, cancellationToken);
        if (known is null) turn.Db.Add(known = new CustomerHelper { Id = id, CustomerId = customer, PersonId = person });
        (known.AddedBy, known.AddedAt, known.Until) = (turn.Actor.Id, turn.Now, until);
        if (await turn.Work.Records.FindAsync<Customer>(customer, cancellationToken) is { } file) KeepCustomerInStep.Touch(turn.Work, file);
    }
}

/// <summary>Who else works on a customer, on its card.</summary>
internal sealed class HelpersOnProfile(IPersonDirectory people, PrintLead print) : IProfilePart
{
    public async Task<IReadOnlyList<System.Text.Json.Nodes.JsonObject>> RowsAsync(
        ReadView view, Guid customerId, IReadOnlySet<string> masked, string locale, CancellationToken cancellationToken)
    {
        List<string> names = [];
        foreach (var helper in await view.Records.ReadAllAsync<CustomerHelper>(nameof(CustomerHelper.CustomerId), customerId,
            cancellationToken))
            if (helper.HoldsAt(view.Now) && await people.FindAsync(view, helper.PersonId, cancellationToken) is { IsActive: true } person)
                names.Add(person.Name);
        return names.Count == 0 ? [] : [CardRow.Of(print.Words(locale, "assign.label.helper"), string.Join(" · ", names))];
    }
}
