using System.Globalization;
using Microsoft.Playwright;

namespace CrmBot.EndToEnd.Tests.Playground;

/// <summary>The Playground's page in a browser: says things, reads cards, presses buttons, as a person does.</summary>
internal sealed class PlaygroundPage : IAsyncDisposable
{
    private const string Editor = "[data-lexical-editor=true]";
    private readonly Browser _browser;
    private readonly IPage _page;
    private readonly string _name;
    private static readonly TimeSpan StillFor = TimeSpan.FromSeconds(1);
    private int _pictures;

    private PlaygroundPage(Browser browser, IPage page, string name) => (_browser, _page, _name) = (browser, page, name);

    /// <summary>All cards of the open conversation, oldest first.</summary>
    public ILocator Cards => _page.Locator(".ac-adaptiveCard");

    public static async Task<PlaygroundPage> OpenAsync(string url, string name)
    {
        var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync("about:blank");
        // The page asks for fonts of a content network; this machine is enough.
        await page.Context.RouteAsync(
            address => new Uri(address).Host is not ("127.0.0.1" or "localhost"), route => route.AbortAsync());
        await page.GotoAsync(url);
        await page.Locator(Editor).WaitForAsync(new() { Timeout = 60_000 });
        return new PlaygroundPage(browser, page, name);
    }

    public async Task SayAsync(string text)
    {
        await _page.Locator(Editor).Last.ClickAsync();
        await _page.Keyboard.InsertTextAsync(text);
        await _page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Says it to the bot by mention, as a group asks for.</summary>
    public async Task MentionAsync(string text)
    {
        await _page.Locator(Editor).Last.ClickAsync();
        await _page.Keyboard.TypeAsync("@CR");
        // The bot's name stands above its messages too; this is where it is offered.
        await _page.Locator("#typeahead-menu").GetByText("CRM", new() { Exact = true }).Last.ClickAsync();
        await _page.Keyboard.InsertTextAsync(" " + text);
        await _page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Opens a chat or channel of the list on the left.</summary>
    public async Task GoToAsync(string place) => await _page.GetByText(place, new() { Exact = true }).First.ClickAsync();

    /// <summary>Waits for a card with all of these texts and gives it; the newest one where there are several.</summary>
    public async Task<ILocator> SeeAsync(params string[] texts)
    {
        var card = With(texts);
        await card.WaitForAsync();
        return card;
    }

    /// <summary>Waits for a plain message.</summary>
    public async Task ReadAsync(string text) => await _page.GetByText(text, new() { Exact = true }).Last.WaitForAsync();

    /// <summary>
    /// Presses a button of a card once no more messages come: the emulator draws its list anew with each, and a click meanwhile is lost.
    /// </summary>
    public static async Task PressAsync(ILocator card, string button)
    {
        for (int before = -1, now; (now = await card.Page.Locator(".ac-adaptiveCard").CountAsync()) != before; before = now)
            await Task.Delay(StillFor);
        await card.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    /// <summary>
    /// Presses a button and waits for the card with these texts; presses again, as a person
    /// does, when nothing comes of it. The bot acts once however often it is pressed.
    /// </summary>
    public Task<ILocator> PressAsync(ILocator card, string button, params string[] thenSee) =>
        FillAndPressAsync(() => Task.CompletedTask, card, button, thenSee);

    /// <summary>
    /// As <see cref="PressAsync(ILocator, string, string[])"/> for a card with
    /// inputs: a card that is drawn anew has lost what was filled in, too.
    /// </summary>
    public async Task<ILocator> FillAndPressAsync(Func<Task> fill, ILocator card, string button, params string[] thenSee)
    {
        var wanted = With(thenSee);
        for (var left = 3; ; left--)
        {
            await fill();
            await PressAsync(card, button);
            try
            {
                await wanted.WaitForAsync(new() { Timeout = 20_000 });
                return wanted;
            }
            catch (TimeoutException) when (left > 0)
            {
                // The emulator lost the click.
            }
        }
    }

    /// <summary>Chooses in a drop-down list.</summary>
    public async Task ChooseAsync(ILocator card, string option)
    {
        await card.GetByRole(AriaRole.Combobox).ClickAsync();
        await _page.GetByRole(AriaRole.Option, new() { Name = option }).ClickAsync();
    }

    /// <summary>Keeps a picture of the page as it is.</summary>
    public async Task PictureAsync(string of)
    {
        var file = string.Create(CultureInfo.InvariantCulture, $"playground-{_name}-{++_pictures:00}-{of}.png");
        await _page.ScreenshotAsync(new() { Path = Path.Combine(Browser.Screenshots, file) });
    }

    private ILocator With(string[] texts) => texts.Aggregate(Cards, (cards, text) => cards.Filter(new() { HasText = text })).Last;

    public ValueTask DisposeAsync() => _browser.DisposeAsync();
}
