using Graph.Collector.Tests.Running;
using Graph.Collector.Working;
using Graph.Model;
using Graph.Model.Coverage;
using Xunit;

namespace Graph.Collector.Tests.Units;

/// <summary>The working file, cut at every one of its bytes.</summary>
public sealed class WorkingFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Cut_anywhere_it_has_each_answer_whole_or_not_at_all()
    {
        var path = _folder.File("w");
        long start;
        using (var file = WorkingFile.Start(path, Now))
        {
            start = new FileInfo(path).Length;
            for (var i = 0; i < 2; i++)
            {
                var answer = file.Begin(Key(i));
                answer.Add("""{"Vpcs":[1]}"""u8.ToArray());
                answer.Add("""{"Vpcs":[2]}"""u8.ToArray());
                answer.End(new AnswerEnd(CoverageOutcome.Ok, 2, null, Now, Now));
            }
        }

        var bytes = File.ReadAllBytes(path);
        var most = 0;
        for (var length = (int)start; length <= bytes.Length; length++)
        {
            File.WriteAllBytes(path, bytes[..length]);
            using var file = WorkingFile.Resume(path, Now);
            var answers = file.Answers();
            Assert.True(answers.Count >= most);
            most = answers.Count;
            Assert.All(answers, answer =>
            {
                using var reader = new StreamReader(file.Open(answer));
                Assert.Equal("""{"Vpcs":[1]}{"Vpcs":[2]}""", reader.ReadToEnd());
            });
        }

        Assert.Equal(2, most);
    }

    [Fact]
    public void A_flipped_bit_loses_what_comes_after_and_never_passes()
    {
        var path = _folder.File("w");
        using (var file = WorkingFile.Start(path, Now))
        {
            var answer = file.Begin(Key(1));
            answer.Add("""{"Vpcs":[1]}"""u8.ToArray());
            answer.End(new AnswerEnd(CoverageOutcome.Ok, 1, null, Now, Now));
        }

        var bytes = File.ReadAllBytes(path);
        var at = bytes.AsSpan().IndexOf("[1]"u8);
        bytes[at + 1] ^= 2;
        File.WriteAllBytes(path, bytes);
        using var resumed = WorkingFile.Resume(path, Now);
        Assert.Empty(resumed.Answers());
    }

    [Fact]
    public void Two_collectors_do_not_write_one_file()
    {
        var path = _folder.File("w");
        using var file = WorkingFile.Start(path, Now);
        var refused = Assert.Throws<UsageException>(() => WorkingFile.Resume(path, Now));
        Assert.Contains("one run at a time", refused.Message, StringComparison.Ordinal);
    }

    private static AnswerKey Key(int i) => new(new Scope("111122223333", "eu-west-1"), ApiCall.DescribeVpcs, $"vpc-{i}");
}
