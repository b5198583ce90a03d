using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CrmBot.Cards;
using CrmBot.Features.Company;

namespace CrmBot.Features.Surveys.Page;

/// <summary>What the page asks.</summary>
/// <param name="Number">T-1024; empty when it is about no ticket.</param>
internal sealed record AskedOnPage(string Kind, string Number);

/// <summary>
/// The customer's page as HTML: no script, no picture, nothing from elsewhere. Everything that is not written here is encoded.
/// </summary>
internal sealed class SurveyPage(CardLibrary cards, CompanySettings company)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string Style = ReadStyle();

    /// <summary>The only style that a browser applies here, as the security header names it.</summary>
    public static string StyleHash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <param name="said">What was typed before, when the form comes back.</param>
    /// <param name="hasError">No score was chosen.</param>
    public string Form(AskedOnPage asked, string locale, string? said, bool hasError)
    {
        var question = Say(locale, $"survey.page.question.{asked.Kind}");
        var error = hasError ? $"""<p class="error" id="error" role="alert">{Say(locale, "survey.page.choose")}</p>""" : "";
        var describedBy = hasError ? " aria-describedby=\"error\"" : "";
        return Whole(locale, question, $"""
            <h1>{question}</h1>
            <p class="about">{About(asked, locale)}</p>
            <form method="post" action="?lang={Short(locale)}" accept-charset="utf-8">
            {error}<fieldset{describedBy}>
            <legend>{Say(locale, $"survey.page.legend.{asked.Kind}")}</legend>
            {Scores(asked.Kind, locale)}
            </fieldset>
            <label class="why" for="why">{Say(locale, "survey.page.why")}</label>
            <textarea id="why" name="why" maxlength="{Survey.WhyLength}" rows="4">
            {Encode(said ?? "")}</textarea>
            <button type="submit">{Say(locale, "survey.page.send")}</button>
            <p class="note">{Say(locale, "survey.page.once")}</p>
            </form>
            """);
    }

    /// <summary>A page that only says something: thank you, or why there is nothing to fill in.</summary>
    /// <param name="what">thanks, answered, expired, unknown or busy.</param>
    public string Tell(string what, string locale) => Whole(locale, Say(locale, $"survey.page.{what}.title"), $"""
        <div class="card">
        <h1>{Say(locale, $"survey.page.{what}.title")}</h1>
        <p>{Say(locale, $"survey.page.{what}.text")}</p>
        </div>
        """);

    private string About(AskedOnPage asked, string locale) => asked.Number.Length > 0
        ? Encode(cards.Words(locale, "survey.page.about", ("number", asked.Number)))
        : Encode(cards.Words(locale, "survey.page.aboutUs", ("company", company.Name)));

    private string Scores(string kind, string locale)
    {
        var html = new StringBuilder($"""<div class="scores{(kind == SurveyKinds.Nps ? " numbers" : "")}">""").AppendLine();
        foreach (var score in Enumerable.Range(0, 11).Where(score => SurveyKinds.IsScore(kind, score))
            .OrderBy(score => kind == SurveyKinds.Nps ? score : -score))
        {
            var text = kind == SurveyKinds.Nps ? score.ToString(CultureInfo.InvariantCulture) : Say(locale, $"survey.page.score.{score}");
            html.AppendLine(CultureInfo.InvariantCulture,
                $"""<label><input type="radio" name="score" value="{score}" required> <span>{text}</span></label>""");
        }

        html.Append("</div>");
        if (kind == SurveyKinds.Nps)
            html.Append(CultureInfo.InvariantCulture,
                $"""<p class="ends"><span>{Say(locale, "survey.page.least")}</span><span>{Say(locale, "survey.page.most")}</span></p>""");
        return html.ToString();
    }

    private string Whole(string locale, string title, string content) => $"""
        <!DOCTYPE html>
        <html lang="{locale}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex, nofollow">
        <title>{title} - {Encode(company.Name)}</title>
        <style>{Style}</style>
        </head>
        <body>
        <header><p>{Encode(company.Name)}</p>{Switch(locale)}</header>
        <main>
        {content}
        </main>
        </body>
        </html>
        """;

    private static string Switch(string locale) =>
        Short(locale) == "en"
            ? """<a href="?lang=zh" lang="zh-CN" hreflang="zh">中文</a>"""
            : """<a href="?lang=en" lang="en" hreflang="en">English</a>""";

    private string Say(string locale, string key) => Encode(cards.Words(locale, key));

    private static string Short(string locale) => locale.StartsWith("en", StringComparison.Ordinal) ? "en" : "zh";

    private static string Encode(string text) => Encoder.Encode(text);

    private static string ReadStyle()
    {
        using var stream = typeof(SurveyPage).Assembly.GetManifestResourceStream("survey.css")!;
        using var reader = new StreamReader(stream);
        // A parser reads every line end as one sign, and hashes that.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
