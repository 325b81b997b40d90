using System.CommandLine;
using System.Globalization;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>The download options of an export: the maximum file sizes (MB), the minimum rate, and access to private addresses.</summary>
internal sealed class DownloadSettings
{
    private const int Largest = 1024 * 1024; // 1 TB

    private readonly Option<int?> _image = Size("--max-image-size", "downloads.image", nameof(DownloadOptions.MaxImageSize));
    private readonly Option<int?> _prediction = Size(
        "--max-prediction-size",
        "downloads.prediction",
        nameof(DownloadOptions.MaxPredictionSize)
    );

    private readonly Option<int?> _model = Size("--max-model-size", "downloads.model", nameof(DownloadOptions.MaxModelSize));

    private readonly Option<bool> _private = new("--allow-private-addresses")
    {
        Description = HelpTexts.Get("downloads.private", nameof(DownloadOptions.AllowPrivateAddresses)),
    };

    private readonly Option<int?> _rate = new Option<int?>("--min-bytes-per-second")
    {
        Description = HelpTexts.Get("downloads.rate", nameof(TimeoutOptions.MinBytesPerSecond)),
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

    private static Option<int?> Size(string name, string key, string setting)
    {
        var option = new Option<int?>(name) { Description = HelpTexts.Get(key, setting) }.Checked();
        option.Validators.Add(result =>
        {
            if (
                result.Tokens.Count == 1
                && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var megabytes)
                && megabytes is < 1 or > Largest
            )
            {
                result.AddError(MessageTexts.Get("downloads.size", name, Largest));
            }
        });
        return option;
    }
}
