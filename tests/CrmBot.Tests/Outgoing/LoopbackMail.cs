using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace CrmBot.Tests.Outgoing;

/// <summary>A mail as it came.</summary>
/// <param name="To">All its recipients.</param>
/// <param name="Type">Of its one part, such as text/plain.</param>
internal sealed record CameMail(string Subject, string Text, string From, IReadOnlyList<string> To, string Type)
{
    public static CameMail Read(Stream stream)
    {
        using var mail = MimeMessage.Load(stream);
        return new CameMail(
            mail.Subject ?? "", (mail.TextBody ?? "").ReplaceLineEndings("\n"), mail.From.Mailboxes.Single().Address,
            [.. mail.To.Concat(mail.Cc).Concat(mail.Bcc).Select(one => one.ToString())],
            mail.Body?.ContentType.MimeType ?? "");
    }
}

/// <summary>A mail server by hand: speaks as much SMTP as is needed, keeps what it gets, and answers as a test wants.</summary>
internal sealed class LoopbackMail : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<CameMail> mails = [];

    public LoopbackMail()
    {
        listener.Start();
        _ = Task.Run(ListenAsync);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What the recipient's line is answered, by attempt (from 1); 250 takes it.</summary>
    public Func<int, string> Recipient { get; set; } = _ => "250 ok";

    /// <summary>The line is cut after the whole mail has come, without an answer.</summary>
    public bool CutsAfterData { get; set; }

    public int Attempts { get; private set; }

    public IReadOnlyList<CameMail> Mails
    {
        get
        {
            lock (mails) return [.. mails];
        }
    }

    public (string, string)[] Settings =>
        [("Mail:Host", "127.0.0.1"), ("Mail:Port", $"{Port}"), ("Mail:Security", "none"), ("Mail:From", "service@crm.example")];

    public async Task<CameMail> WaitAsync(Func<CameMail, bool> wanted)
    {
        for (var at = 0; at < 300; at++)
        {
            if (Mails.LastOrDefault(wanted) is { } mail) return mail;
            await Task.Delay(100);
        }

        throw new TimeoutException($"No such mail; there are {string.Join(", ", Mails.Select(mail => mail.Subject))}.");
    }

    public void Dispose()
    {
        stop.Cancel();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = Task.Run(() => TalkAsync(client));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 loopback");
        while (await reader.ReadLineAsync() is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "DATA" && !await TakeAsync(reader, writer)) return;
            if (verb == "QUIT") await writer.WriteLineAsync("221 bye");
            if (verb == "RCPT") await writer.WriteLineAsync(Recipient(++Attempts));
            if (verb is "EHLO" or "HELO" or "MAIL" or "RSET" or "NOOP") await writer.WriteLineAsync("250 ok");
        }
    }

    private async Task<bool> TakeAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var data = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".") data.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(data.ToString()));
        lock (mails) mails.Add(CameMail.Read(bytes));
        if (CutsAfterData) return false;
        await writer.WriteLineAsync("250 taken");
        return true;
    }
}
