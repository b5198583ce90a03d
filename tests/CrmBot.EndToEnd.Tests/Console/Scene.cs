using Microsoft.Playwright;
using Shouldly;

namespace CrmBot.EndToEnd.Tests.Console;

/// <summary>The page open in a browser, with a pretended bot; a script error or warning of the page fails the test at the end.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly Browser _browser;
    private readonly List<string> _complaints = [];

    private Scene(Browser browser, PretendBot bot, IPage page)
    {
        _browser = browser;
        Bot = bot;
        Page = page;
        page.PageError += (_, error) => _complaints.Add(error);
        page.Console += (_, message) => Add(message);
    }

    public PretendBot Bot { get; }

    public IPage Page { get; }

    public ILocator Text => Page.Locator("#text");

    public static async Task<Scene> OpenAsync(
        bool withRenderer = true, Action<PretendBot>? prepare = null, string locale = "zh-CN", ColorScheme theme = ColorScheme.Light,
        int width = 1280)
    {
        if (withRenderer && !File.Exists(Path.Combine(Checkout.Root, "src", "CrmBot", "wwwroot", "vendor", "cards.js")))
            MissingTool.Skip("the official renderer was not bundled: no Node or no registry when CrmBot was built");
        var browser = await Browser.StartAsync();
        var bot = await PretendBot.StartAsync(withRenderer);
        prepare?.Invoke(bot);
        var page = await browser.OpenAsync("about:blank", locale, theme, width);
        var scene = new Scene(browser, bot, page);
        await page.GotoAsync(bot.Url + "/console/index.html");
        await page.Locator(".message, #starters:not([hidden])").First.WaitForAsync();
        return scene;
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Types, sends and waits until the message is there.</summary>
    public async Task SayAsync(string text)
    {
        await Text.FillAsync(text);
        await Text.PressAsync("Enter");
        await Page.Locator(".message.own", new() { HasText = text }).WaitForAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await Bot.DisposeAsync();
        _complaints.ShouldBeEmpty();
    }

    // Without the bundle the browser reports the file that is missing; that is what the basic view is for.
    private void Add(IConsoleMessage message)
    {
        if (message.Type is "error" or "warning" && !message.Location.Contains("/vendor/", StringComparison.Ordinal))
            _complaints.Add($"{message.Text} {message.Location}");
    }
}
