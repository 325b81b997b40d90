using System.CommandLine;
using System.Globalization;

namespace CustomVision.DataRights.Tool;

/// <summary>The options that say what an export downloads: the largest files, in megabytes, the lowest rate, and from where.</summary>
internal sealed class DownloadSettings
{
    private const int Largest = 1024 * 1024; // 1 TB

    private readonly Option<int?> _image = Size("--max-image-size", "image", "64", nameof(DownloadOptions.MaxImageSize));
    private readonly Option<int?> _prediction = Size(
        "--max-prediction-size",
        "image of a stored prediction",
        "64",
        nameof(DownloadOptions.MaxPredictionSize)
    );

    private readonly Option<int?> _model = Size(
        "--max-model-size",
        "file of an exported model",
        "4096",
        nameof(DownloadOptions.MaxModelSize)
    );

    private readonly Option<bool> _private = new("--allow-private-addresses")
    {
        Description =
            $"Download also from private addresses (Downloads:{nameof(DownloadOptions.AllowPrivateAddresses)}): for storage "
            + "behind a private "
            + "endpoint in this network. Without it a link that leads into the network is refused. Use it only where nothing at such an "
            + "address gives secrets to those who ask by HTTP. Not needed where the resource's own endpoint has a private address.",
    };

    private readonly Option<int?> _rate = new Option<int?>("--min-bytes-per-second")
    {
        Description =
            $"The lowest rate at which an answer or a file may arrive "
            + $"(Timeouts:{nameof(TimeoutOptions.MinBytesPerSecond)}); 0 for "
            + "any. A slower one is asked for again, and in the end named in the report. By default 1024.",
    }.Checked();

    public static DownloadSettings AddTo(Command command)
    {
        var options = new DownloadSettings();
        foreach (var option in (Option[])[options._image, options._prediction, options._model, options._rate, options._private])
        {
            command.Add(option);
        }

        return options;
    }

    public void Apply(ParseResult parsed, DataRightsOptions options)
    {
        var downloads = options.Downloads;
        downloads.MaxImageSize = Bytes(parsed.GetValue(_image)) ?? downloads.MaxImageSize;
        downloads.MaxPredictionSize = Bytes(parsed.GetValue(_prediction)) ?? downloads.MaxPredictionSize;
        downloads.MaxModelSize = Bytes(parsed.GetValue(_model)) ?? downloads.MaxModelSize;
        options.Timeouts.MinBytesPerSecond = parsed.GetValue(_rate) ?? options.Timeouts.MinBytesPerSecond;
        downloads.AllowPrivateAddresses = parsed.GetValue(_private);
    }

    private static long? Bytes(int? megabytes) => megabytes * (1024L * 1024);

    private static Option<int?> Size(string name, string what, string byDefault, string setting)
    {
        var option = new Option<int?>(name)
        {
            Description =
                $"The largest {what} that is downloaded, in MB (Downloads:{setting}); a larger one is named in the report. "
                + $"By default {byDefault}.",
        }.Checked();
        option.Validators.Add(result =>
        {
            if (
                result.Tokens.Count == 1
                && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var megabytes)
                && megabytes is < 1 or > Largest
            )
            {
                result.AddError($"{name} must be from 1 to {Largest} megabytes.");
            }
        });
        return option;
    }
}
