using Microsoft.Playwright;

namespace CrmBot.EndToEnd.Tests;

/// <summary>A headless Chromium of this machine; nothing is downloaded.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Quiet =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    /// <summary>Pictures of pages; git ignores the folder.</summary>
    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(Checkout.Suite, "screenshots")).FullName;

    /// <summary>Starts it; skips the test where there is none.</summary>
    public static async Task<Browser> StartAsync()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM") ?? Array.Find(Places, File.Exists);
        if (path is null || !File.Exists(path))
            MissingTool.Skip("no Chromium on this machine; its path can be given in CHROMIUM");
        Assertions.SetDefaultExpectTimeout(60_000);
        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Quiet }));
    }

    /// <summary>A page of a new, empty profile.</summary>
    public async Task<IPage> OpenAsync(
        string url, string locale = "zh-CN", ColorScheme theme = ColorScheme.Light, int width = 1280, int height = 860)
    {
        var context = await _browser.NewContextAsync(
            new() { Locale = locale, ColorScheme = theme, ViewportSize = new() { Width = width, Height = height } });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(url);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
