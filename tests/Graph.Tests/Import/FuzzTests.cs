using Graph.Snapshots;
using Xunit;

namespace Graph.Tests.Import;

/// <summary>Damaged input may be refused or read in part; it never ends an import in another way.</summary>
public sealed class FuzzTests
{
    private const int Cases = 300;

    [Fact]
    public void Random_damage_never_ends_an_import_but_by_a_clear_refusal()
    {
        var lab = Path.Combine(Fixtures.Folder("aws-labs"), "nlb-targets-ip", "aws_configs", "us-east-1");
        var files = Directory.GetFiles(lab, "*.json").Where(file => new FileInfo(file).Length < 20_000)
            .Order(StringComparer.Ordinal).ToList();
        var random = new Random(20201108);
        for (var n = 0; n < Cases; n++)
        {
            var file = files[random.Next(files.Count)];
            var bytes = Damage(File.ReadAllBytes(file), random);
            using var folder = new ImportFolder();
            folder.Add("us-east-1/Vpcs.json", Answers.Vpc).Add($"us-east-1/{Path.GetFileName(file)}", bytes);
            try
            {
                folder.Import();
            }
            catch (SnapshotException refused)
            {
                Assert.DoesNotContain('\n', refused.Message);
            }
        }
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        var alphabet = "{}[]\",:\\0123456789-eE.truefalsnl \n/u\0é"u8;
        for (var change = random.Next(1, 6); change > 0 && bytes.Length > 2; change--)
        {
            var at = random.Next(bytes.Length);
            bytes = random.Next(4) switch
            {
                0 => [.. bytes[..at], alphabet[random.Next(alphabet.Length)], .. bytes[at..]],
                1 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 40))..]],
                2 => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
                _ => random.Next(8) == 0 ? bytes[..at] : [.. bytes[..at], .. bytes[at..].Take(30), .. bytes[at..]],
            };
        }

        return bytes;
    }
}
