using Microsoft.Playwright;

namespace CrmBot.EndToEnd.Tests.Gallery;

/// <summary>
/// Cards that stand on a page: looks at each as a person would who has a narrow window or
/// no mouse. With <c>CRMBOT_PICTURES=1</c> it keeps a picture of each, which takes minutes.
/// </summary>
internal static class CardWall
{
    // What can be pressed or filled: does Tab reach it, and does a reader of the screen have a name for it?
    private const string Faults =
        """
        card => {
          const faults = [];
          const shown = element => element.getClientRects().length > 0;
          if (card.scrollWidth > card.clientWidth + 1) faults.push(`sticks out: ${card.scrollWidth} > ${card.clientWidth}`);
          for (const part of card.querySelectorAll("*")) {
            const box = part.getBoundingClientRect(), frame = card.getBoundingClientRect();
            if (shown(part) && box.width > 1 && box.right > frame.right + 2 && getComputedStyle(part).position !== "absolute") { faults.push(`sticks out: <${part.tagName}> ${part.textContent.slice(0, 30)}`); break; }
          }
          for (const control of card.querySelectorAll("button, input, select, textarea, a[href]")) {
            if (!shown(control) || control.disabled) continue;
            if (control.tabIndex < 0 && !control.closest("[tabindex='0'], [role=combobox], [role=radiogroup]")) faults.push(`Tab does not reach <${control.tagName}> ${control.textContent}`);
            const named = control.textContent.trim() || control.getAttribute("aria-label") || control.getAttribute("aria-labelledby") || control.labels?.[0]?.textContent || control.title || control.placeholder;
            if (!named) faults.push(`no name: ${control.outerHTML.slice(0, 120)}`);
          }
          const rgb = color => (color.match(/[\d.]+/g) ?? []).map(Number);
          const light = color => { const [r, g, b] = rgb(color).map(part => (part /= 255) <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const behind = part => { for (; part; part = part.parentElement) { const color = getComputedStyle(part).backgroundColor; if ((rgb(color)[3] ?? 1) > 0.5) return color; } return "rgb(255, 255, 255)"; };
          for (const part of card.querySelectorAll("*")) {
            const own = [...part.childNodes].filter(node => node.nodeType === 3).map(node => node.textContent.trim()).join("");
            if (!own || !shown(part) || part.closest("svg, option, [disabled]") || getComputedStyle(part).visibility === "hidden") continue;
            const style = getComputedStyle(part), one = light(style.color), two = light(behind(part)), contrast = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
            const large = parseFloat(style.fontSize) >= (style.fontWeight >= 600 ? 18.66 : 24);
            if (contrast < (large ? 3 : 4.5)) faults.push(`contrast ${contrast.toFixed(1)}: ${own.slice(0, 30)}`);
          }
          if (/undefined|\[object|NaN/.test(card.innerText)) faults.push("a value is not for people: " + card.innerText.slice(0, 200));
          return faults;
        }
        """;

    private static readonly bool KeepsPictures = Environment.GetEnvironmentVariable("CRMBOT_PICTURES") == "1";

    /// <returns>What is wrong with it.</returns>
    public static async Task<IReadOnlyList<string>> LookAsync(ILocator card, string name)
    {
        if (KeepsPictures)
            await card.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), Animations = ScreenshotAnimations.Disabled });
        return [.. (await card.EvaluateAsync<string[]>(Faults)).Select(fault => $"{name}: {fault}")];
    }

    private static string Folder { get; } = Directory.CreateDirectory(Path.Combine(Browser.Screenshots, "gallery")).FullName;
}
