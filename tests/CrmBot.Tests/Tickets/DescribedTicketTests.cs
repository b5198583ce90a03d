using Shouldly;
using Xunit;

namespace CrmBot.Tests.Tickets;

/// <summary>A ticket that is told by what it is about is that one, and never the one that was shown last.</summary>
public sealed class DescribedTicketTests
{
    [Fact]
    public async Task The_ticket_about_something_is_the_open_one_that_tells_of_it()
    {
        await using var app = await Desk.StartAsync();
        var lead = app.Direct(Desk.Lead);
        await lead.SayAsync("globex ticket: the label printer jams", locale: "en-US");
        await lead.SayAsync("1024", locale: "en-US");
        var card = await lead.SayAsync("assign the printer ticket to Ma Chao", locale: "en-US");
        card.Words.ShouldContain("printer");
        card.Words.ShouldNotContain("T-1024");
    }

    [Fact]
    public async Task Where_no_ticket_tells_of_it_nothing_changes_hands()
    {
        await using var app = await Desk.StartAsync();
        var lead = app.Direct(Desk.Lead);
        await lead.SayAsync("1024", locale: "en-US");
        (await lead.SayAsync("assign the coffee machine ticket to Ma Chao", locale: "en-US")).Words.ShouldNotContain("T-1024");
    }
}
