package io.github.feedpin.examples.reminders.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Chromium without a window, with a profile of its own. Takes the browser and its driver that are on the PATH, and
 * downloads none.
 */
final class Browser implements AutoCloseable {

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final ChromeDriver driver;
    private final Path pictures;

    private Browser(ChromeDriver driver, Path pictures) {
        this.driver = driver;
        this.pictures = pictures;
    }

    /**
     * Opens {@code url}.
     *
     * @param profile an empty folder for what the browser writes
     * @param pictures where screenshots go
     */
    static Browser open(String url, Path profile, Path pictures) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(onPath("chromium", "chromium-browser", "google-chrome"));
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath("chromedriver"))
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        driver.get(url);
        return new Browser(driver, pictures);
    }

    private static File onPath(String... names) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Not on the PATH: " + String.join(", ", names)
                        + ". On Debian the packages chromium and chromium-driver have it."));
    }

    void reload() {
        driver.navigate().refresh();
    }

    void click(String id) {
        element(id).click();
    }

    /** Types {@code text} into a field, in the place of what is there. */
    void type(String id, String text) {
        element(id).clear();
        element(id).sendKeys(text);
    }

    boolean shows(String id) {
        return element(id).isDisplayed();
    }

    String textOf(String id) {
        return element(id).getText();
    }

    /** A number as the page shows it. */
    long numberIn(String id) {
        return Long.parseLong(textOf(id).replace(",", ""));
    }

    int rowsOf(String id) {
        return element(id).findElements(By.tagName("tr")).size();
    }

    /** Waits until {@code holds}, and fails when it does not in time. */
    void await(String what, Predicate<Browser> holds) {
        new WebDriverWait(driver, AT_MOST, BETWEEN_LOOKS).withMessage(what).until(page -> holds.test(this));
    }

    /** Makes the screen as wide as this, and as light or dark. */
    void look(int width, String colorScheme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
    }

    /** Whether there is more to see beside what fits on the screen. */
    boolean isWiderThanTheScreen() {
        return Boolean.TRUE.equals(
                driver.executeScript("return document.documentElement.scrollWidth > window.innerWidth"));
    }

    /** Takes a picture of the whole page, also of what one would have to scroll to. */
    void photograph(String name) {
        Object png = driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
                .get("data");
        try {
            Files.createDirectories(pictures);
            Files.write(pictures.resolve(name + ".png"), Base64.getDecoder().decode(String.valueOf(png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fails when the browser has something to complain about: a script that fails, a file that is missing or forbidden.
     */
    void assertNoComplaint() {
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    private WebElement element(String id) {
        return driver.findElement(By.id(id));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
