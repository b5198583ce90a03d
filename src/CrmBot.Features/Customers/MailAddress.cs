using System.Text;

namespace CrmBot.Features.Customers;

/// <summary>Mail addresses: what can be one, and why not.</summary>
internal static class MailAddress
{
    private const int Longest = 200;

    /// <summary>The address in lower case, or the key of the word files that says what is wrong with it.</summary>
    public static (string? Address, string? WrongKey) Check(string typed)
    {
        var address = typed.Normalize(NormalizationForm.FormKC).Trim().ToLowerInvariant();
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at < 0) return (null, "customer.mail.noAt");
        if (at == 0) return (null, "customer.mail.noName");
        if (address.IndexOf('@', at + 1) >= 0) return (null, "customer.mail.twoAts");
        if (address.Length > Longest) return (null, "customer.mail.tooLong");
        if (address.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is ',' or ';' or '<' or '>'))
            return (null, "customer.mail.badLetter");
        return IsDomain(address[(at + 1)..]) ? (address, null) : (null, "customer.mail.noDomain");
    }

    /// <summary>With most of the name hidden: d***@acme.example.</summary>
    public static string Mask(string address) => $"{address[0]}***{address[address.IndexOf('@', StringComparison.Ordinal)..]}";

    private static bool IsDomain(string domain)
    {
        var labels = domain.Split('.');
        return labels.Length > 1 && labels.All(label => label.Length > 0 && label[0] != '-' && label[^1] != '-'
            && label.All(letter => char.IsLetterOrDigit(letter) || letter == '-'));
    }
}
