using System.Globalization;
using System.Net.Sockets;
using CrmBot.Features.Company;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace CrmBot.Features.Outgoing;

/// <summary>
/// Where mail goes: <c>Mail:Host</c> (without it there is none), <c>Mail:Port</c>,
/// <c>Mail:Security</c> (starttls, tls or none), <c>Mail:User</c>,
/// <c>Mail:Password</c>, <c>Mail:From</c>.
/// </summary>
internal sealed record MailSettings(string Host, int Port, SecureSocketOptions Security, string? User, string? Password, string From)
{
    private const int UsualPort = 587;

    /// <summary>Null when mail is not configured.</summary>
    /// <exception cref="ArgumentException">A setting cannot be used; the message names it and what it allows.</exception>
    public static MailSettings? Read(IConfiguration configuration)
    {
        var mail = configuration.GetSection("Mail");
        if (mail["Host"] is not { Length: > 0 } host) return null;
        var port = mail["Port"] ?? UsualPort.ToString(CultureInfo.InvariantCulture);
        if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 65535)
            throw new ArgumentException($"Mail:Port is \"{port}\"; it is a number from 1 to 65535.");
        if (mail["From"] is not { } from || !MailboxAddress.TryParse(from, out _))
            throw new ArgumentException("Mail:From is missing or no mail address; customers' answers go there.");
        return new MailSettings(host, number, Encryption(mail["Security"] ?? "starttls"), mail["User"], mail["Password"], from);
    }

    private static SecureSocketOptions Encryption(string said) => said switch
    {
        "starttls" => SecureSocketOptions.StartTls,
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ => throw new ArgumentException($"Mail:Security is \"{said}\"; it can be starttls, tls or none."),
    };
}

/// <summary>Mail by SMTP, as plain text: nothing that a person typed can become markup.</summary>
internal sealed class CarryMail(MailSettings? settings, CompanySettings company) : ICarryMessages
{
    private const int FirstPermanent = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Channel => "mail";

    public bool IsOn => settings is not null;

    public async Task<CarryReport> CarryAsync(LeavingMessage message, CancellationToken cancellationToken)
    {
        if (!MailboxAddress.TryParse(message.Address, out var to)) return new CarryReport(CarryFate.Refused, "address");
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        if (await ConnectAsync(client, cancellationToken) is { } trouble) return trouble;
        var report = await SendAsync(client, Write(message, to), cancellationToken);
        await LeaveAsync(client, cancellationToken);
        return report;
    }

    // Until the message itself is under way nothing can have arrived.
    private async Task<CarryReport?> ConnectAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.ConnectAsync(settings!.Host, settings.Port, settings.Security, cancellationToken);
            if (settings.User is { Length: > 0 } user) await client.AuthenticateAsync(user, settings.Password ?? "", cancellationToken);
            return null;
        }
        catch (AuthenticationException)
        {
            return new CarryReport(CarryFate.NotNow, "smtp_auth");
        }
        catch (Exception problem) when (IsOfTheWire(problem))
        {
            return new CarryReport(CarryFate.NotNow, "smtp_connect");
        }
    }

    private static async Task<CarryReport> SendAsync(SmtpClient client, MimeMessage mail, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendAsync(mail, cancellationToken);
            return new CarryReport(CarryFate.Sent);
        }
        catch (SmtpCommandException refused)
        {
            var code = (int)refused.StatusCode;
            return new CarryReport(code >= FirstPermanent ? CarryFate.Refused : CarryFate.NotNow,
                FormattableString.Invariant($"smtp_{code}"));
        }
        catch (Exception problem) when (IsOfTheWire(problem))
        {
            return new CarryReport(CarryFate.Unknown, "smtp_broken");
        }
    }

    // The mail is delivered; what the server says to our goodbye changes nothing.
    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(true, cancellationToken);
        }
        catch (Exception problem) when (IsOfTheWire(problem))
        {
            client.Dispose();
        }
    }

    private MimeMessage Write(LeavingMessage message, MailboxAddress to)
    {
        var from = MailboxAddress.Parse(settings!.From);
        if (string.IsNullOrEmpty(from.Name)) from.Name = company.Name;
        return new MimeMessage
        {
            From = { from },
            To = { to },
            Subject = message.Subject,
            MessageId = $"{message.Key}@{from.Domain}",
            // Out-of-office answers to a machine help nobody.
            Headers = { { "Auto-Submitted", "auto-generated" } },
            Body = new TextPart("plain") { Text = message.Body },
        };
    }

    private static bool IsOfTheWire(Exception problem) =>
        problem is IOException or SocketException or SmtpProtocolException or SslHandshakeException or TimeoutException
            or SmtpCommandException or NotSupportedException;
}
