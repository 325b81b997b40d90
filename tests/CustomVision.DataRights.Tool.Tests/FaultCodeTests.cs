using System.Reflection;

namespace CustomVision.DataRights.Tool.Tests;

public sealed class FaultCodeTests
{
    private const BindingFlags All =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    [Fact]
    public void A_maintainer_finds_the_method_of_a_code_among_those_of_the_assemblies()
    {
        var code = FaultCode.Of(Catch(ThrowHere));

        var place = code[^8..];
        code.Should().MatchRegex("^[0-9A-F]{8}-[0-9A-F]{8}$");
        typeof(FaultCodeTests)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(All).Select(method => (Type: type.FullName, method.Name)))
            .Where(method => FaultCode.OfMethod(method.Type, method.Name) == place)
            .Should()
            .Equal((typeof(FaultCodeTests).FullName, nameof(ThrowHere)));
    }

    [Fact]
    public void Causes_are_listed_and_connections_have_their_own_codes()
    {
        var refused = new HttpRequestException(
            HttpRequestError.ConnectionError,
            "secret",
            new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionRefused)
        );

        FaultCode.OfAll(refused).Should().Be("ConnectionError, ConnectionRefused");
    }

    private static Exception Catch(Action action)
    {
        try
        {
            action();
        }
        catch (InvalidOperationException fault)
        {
            return fault;
        }

        throw new InvalidOperationException("nothing was thrown");
    }

    private static void ThrowHere() => throw new InvalidOperationException("secret");
}
