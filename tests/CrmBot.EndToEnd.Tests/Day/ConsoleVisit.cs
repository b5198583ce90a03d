using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CrmBot.EndToEnd.Tests.Day;

/// <summary>
/// Somebody at the local console of the real program: says things, reads cards, presses
/// buttons. What the page or the program complains about fails the test at the end.
/// </summary>
internal sealed class ConsoleVisit : IAsyncDisposable
{
    private const int MostSteps = 10;
    private const string Answers = ".message.bot:not(.waiting)";
    private readonly Browser _browser;
    private readonly RunningBot _bot;
    private readonly Complaints _complaints = new();

    private ConsoleVisit(Browser browser, RunningBot bot, IPage page) => (_browser, _bot, Page) = (browser, bot, page);

    public IPage Page { get; }

    /// <summary>Starts program and browser with an empty store; skips the test where there is no browser.</summary>
    public static async Task<ConsoleVisit> BeginAsync(string person, string locale, bool withRenderer)
    {
        if (withRenderer && !File.Exists(Path.Combine(Checkout.Root, "src", "CrmBot", "wwwroot", "vendor", "cards.js")))
            MissingTool.Skip("the official renderer was not bundled: no Node or no registry when CrmBot was built");
        var browser = await Browser.StartAsync();
        var bot = await RunningBot.StartAsync();
        var page = await browser.OpenAsync("about:blank", locale);
        var visit = new ConsoleVisit(browser, bot, page);
        visit._complaints.Watch(page);
        if (!withRenderer)
            await page.RouteAsync("**/vendor/**", route => route.FulfillAsync(new() { Status = 404 }));
        await page.GotoAsync(bot.Url);
        await visit.BecomeAsync(person);
        await page.Locator("#starters").WaitForAsync();
        return visit;
    }

    /// <summary>Picks one of the company's people.</summary>
    public async Task BecomeAsync(string person)
    {
        await Page.Locator("#people").GetByRole(AriaRole.Button, new() { Name = person }).ClickAsync();
        await Expect(Page.Locator("#who")).ToContainTextAsync(person);
        await LoadedAsync();
    }

    /// <summary>What this page complains about counts too.</summary>
    public void Watch(IPage page) => _complaints.Watch(page);

    /// <summary>Says something and waits for the bot's answer to it.</summary>
    public Task<ILocator> SayAsync(string text) => AnswerToAsync(async () =>
    {
        await Page.Locator("#text").FillAsync(text);
        await Page.Locator("#text").PressAsync("Enter");
    });

    /// <summary>Says something and waits for an answer with all of these words.</summary>
    public async Task<ILocator> SayAsync(string text, params string[] words)
    {
        var answer = await SayAsync(text);
        await SeeAsync(answer, words);
        return answer;
    }

    /// <summary>Takes one of the sentences that an empty conversation offers.</summary>
    public Task<ILocator> StartWithAsync(string sentence) =>
        AnswerToAsync(() => Page.Locator("#starters").GetByRole(AriaRole.Button, new() { Name = sentence, Exact = true }).ClickAsync());

    public static async Task SeeAsync(ILocator message, params string[] words)
    {
        foreach (var word in words)
            await Expect(message).ToContainTextAsync(word);
    }

    /// <summary>The newest message of the bot with all of these words.</summary>
    public Task<ILocator> FindAsync(params string[] words) =>
        KeepAsync(words.Aggregate(Page.Locator(Answers), (found, word) => found.Filter(new() { HasText = word })).Last);

    public static Task PressAsync(ILocator message, string button) =>
        message.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Presses one of the buttons that move the clock, and waits until the bot has done what fell due.</summary>
    public async Task MoveClockAsync(string button, string shown)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Expect(Page.Locator("#now")).ToContainTextAsync(shown);
    }

    /// <summary>Goes from one due moment to the next until that one; what falls due before it is somebody else's.</summary>
    public async Task MoveThroughAsync(string button, string shown)
    {
        var now = Page.Locator("#now");
        for (var step = 0; step < MostSteps && await now.InnerTextAsync() is var before
            && !before.Contains(shown, StringComparison.Ordinal); step++)
        {
            var pressed = Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
            await pressed.ClickAsync();
            await Expect(now).Not.ToHaveTextAsync(before);
            // It goes on from one due moment to the next until something comes.
            await Expect(pressed).ToBeEnabledAsync(new() { Timeout = 60_000 });
        }

        await Expect(now).ToContainTextAsync(shown);
    }

    public async Task GoToAsync(string place)
    {
        await Page.GetByRole(AriaRole.Tab, new() { Name = place }).ClickAsync();
        await LoadedAsync();
    }

    /// <summary>A second window of the same person that no longer hears from the bot, so that what it shows grows old.</summary>
    public async Task<IPage> OpenDeafWindowAsync()
    {
        var page = await Page.Context.NewPageAsync();
        _complaints.Watch(page);
        await page.RouteAsync("**/console/api/events**",
            route => route.FulfillAsync(new() { ContentType = "text/event-stream", Body = "retry: 600000\n\n" }));
        await page.GotoAsync(_bot.Url);
        await page.Locator(Answers).First.WaitForAsync();
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        TestContext.Current.AddAttachment("bot", _bot.Output);
        await _browser.DisposeAsync();
        _bot.Dispose();
        _complaints.Of(_bot.Output).ShouldBeEmpty();
    }

    private Task LoadedAsync() => Page.Locator("#messages:not([aria-busy])").WaitForAsync();

    private async Task<ILocator> AnswerToAsync(Func<Task> saying)
    {
        var before = await Page.Locator(Answers).CountAsync();
        await saying();
        return await KeepAsync(Page.Locator(Answers).Nth(before));
    }

    // Positions shift when something comes or goes; a message's own id stays.
    private async Task<ILocator> KeepAsync(ILocator message) =>
        Page.Locator($".message[data-id='{await message.GetAttributeAsync("data-id")}']");
}
