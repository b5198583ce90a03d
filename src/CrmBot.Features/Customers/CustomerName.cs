using CrmBot.Features.Company;
using CrmBot.Features.Reading;

namespace CrmBot.Features.Customers;

/// <summary>When two company names are probably one: 华东机电 and 华东机电有限公司, Acme and Acme Corp.</summary>
internal sealed class CustomerName(CompanySettings settings)
{
    /// <summary>Longest first, so that 股份有限公司 goes before 公司.</summary>
    private static readonly string[] LegalForms =
    [
        "有限责任公司", "股份有限公司", "集团有限公司", "有限公司", "股份公司", "分公司", "公司", "股份", "集团",
        "incorporated", "corporation", "limited", "company", "gmbh", "corp", "inc", "ltd", "llc", "plc", "co", "ag",
    ];

    private readonly string[] regions =
    [
        .. settings.Regions.SelectMany(region => region.Words.Append(region.Code)).Select(FoldedName.Of)
            .Where(name => name.Length > 1 && name.Any(letter => letter > 0x2E7F)).OrderByDescending(name => name.Length),
    ];

    /// <summary>The name without leading region and legal forms; never empty for a name with a letter or digit in it.</summary>
    public string KeyOf(string name)
    {
        var whole = FoldedName.Of(WithoutLatinForm(name));
        var key = WithoutForms(whole);
        var region = regions.FirstOrDefault(region => key.StartsWith(region, StringComparison.Ordinal) && key.Length >= region.Length + 3);
        if (region is not null) key = key[region.Length..].TrimStart('市', '省');
        key = key.Length == 0 ? whole : key;
        return key.Length <= Customer.NameLength ? key : key[..Customer.NameLength];
    }

    private static string WithoutForms(string name)
    {
        var key = name;
        while (LegalForms.FirstOrDefault(
            form => form[0] > 0x2E7F && key.Length > form.Length + 1 && key.EndsWith(form, StringComparison.Ordinal)) is { } form)
            key = key[..^form.Length];
        return key;
    }

    /// <summary>Latin legal forms only count as whole words: Costco is not Cost Co.</summary>
    private static string WithoutLatinForm(string name)
    {
        var words = name.Split([' ', ',', '.', '\u3000'], StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 1 && LegalForms.Contains(words[^1].ToLowerInvariant())) words.RemoveAt(words.Count - 1);
        return string.Join(' ', words);
    }
}
