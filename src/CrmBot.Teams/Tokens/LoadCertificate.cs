using System.Security.Cryptography.X509Certificates;

namespace CrmBot.Teams;

/// <summary>Loads the bot's certificate from its file: PEM with its key, or PFX.</summary>
internal static class LoadCertificate
{
    public static X509Certificate2 From(TeamsOptions options)
    {
        var path = options.CertificatePath!;
        return Path.GetExtension(path).Equals(".pem", StringComparison.OrdinalIgnoreCase)
            ? options.CertificatePassword is { } password
                ? X509Certificate2.CreateFromEncryptedPemFile(path, password)
                : X509Certificate2.CreateFromPemFile(path)
            : X509CertificateLoader.LoadPkcs12FromFile(path, options.CertificatePassword);
    }
}
