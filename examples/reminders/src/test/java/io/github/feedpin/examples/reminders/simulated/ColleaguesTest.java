package io.github.feedpin.examples.reminders.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColleaguesTest {

    private final List<String> people = Colleagues.first(5000);

    @Test
    void areAsManyAsWantedAndAllDifferent() {
        assertThat(people).hasSize(5000).doesNotHaveDuplicates();
    }

    @Test
    void areTheSameEachTime() {
        assertThat(Colleagues.first(100)).isEqualTo(people.subList(0, 100));
    }

    @Test
    void areInTheChatButForAFew() {
        assertThat(people.stream().filter(Colleagues::isOutside)).hasSize(151);
        assertThat(people.stream().filter(Colleagues::isUnknown)).hasSize(5);
        assertThat(people).noneMatch(id -> Colleagues.isOutside(id) && Colleagues.isUnknown(id));
    }
}
